// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/window/help_dialogs.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace atlas::view {
namespace {

class Help {
    Q_DECLARE_TR_FUNCTIONS(Help)
};

} // namespace

void showAbout(QWidget* window)
{
    QMessageBox::about(
        window, Help::tr("About TCP Atlas"),
        Help::tr("<h3>TCP Atlas %1</h3><p>Every TCP connection of this computer, on the state diagram.</p>"
                 "<p>Free software under the GNU General Public License, version 3 or later.</p>")
            .arg(QCoreApplication::applicationVersion()));
}

void showKeys(QWidget* window)
{
    const QString lines =
        Help::tr("Ctrl+F\tfilter\nF5\trefresh now\nSpace\tpause and resume\nTab\tfrom part to part\n"
                 "↑ ↓ ← →\tfrom row to row; on the diagram from state to state\n"
                 "Enter\ton a state: show only its connections\nEsc\tback, deselect\nCtrl+C\tcopy the row\n"
                 "Ctrl+T\ttransitions of this computer\nCtrl+H\thistory of the connection\n"
                 "Ctrl+E\tshow every transition\nCtrl+L\tlab\nCtrl++\tzoom into the diagram\nCtrl+-\tzoom "
                 "out again\nCtrl+0\tshow the whole diagram");
    QString table;
    for (const QString& line : lines.split(QLatin1Char('\n')))
        table += QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr>")
                     .arg(line.section(QLatin1Char('\t'), 0, 0).toHtmlEscaped(),
                          line.section(QLatin1Char('\t'), 1).toHtmlEscaped());
    QMessageBox::information(window, Help::tr("Keyboard"), QStringLiteral("<table>%1</table>").arg(table));
}

} // namespace atlas::view
