// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/window/help_dialogs.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QMessageBox>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace atlas::view {
namespace {

class Help {
    Q_DECLARE_TR_FUNCTIONS(Help)
};

using Row = std::pair<QString, QString>;

/// A page beside the window, of lines in two columns; one of each name, which is brought forward if it is open.
void showPage(QWidget* window, const QString& name, const QString& title, const std::vector<Row>& rows, bool code)
{
    auto* page = window->findChild<QDialog*>(name);
    if (page == nullptr) {
        page = new QDialog(window);
        page->setObjectName(name);
        page->setAttribute(Qt::WA_DeleteOnClose);
        page->setWindowTitle(title);
        QString html;
        for (const auto& [left, right] : rows)
            html += QStringLiteral("<tr><td style='white-space:nowrap'>%1&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr>")
                        .arg(QStringLiteral("<%1>%2</%1>")
                                 .arg(code ? QStringLiteral("code") : QStringLiteral("b"), left.toHtmlEscaped()),
                             right.toHtmlEscaped());
        auto* text = new QTextBrowser(page);
        text->setHtml(QStringLiteral("<table>%1</table>").arg(html));
        text->setAccessibleName(title);
        auto* close = new QDialogButtonBox(QDialogButtonBox::Close, page);
        QObject::connect(close, &QDialogButtonBox::rejected, page, &QDialog::reject);
        auto* layout = new QVBoxLayout(page);
        layout->addWidget(text);
        layout->addWidget(close);
        page->resize(560, 480);
    }
    page->show();
    page->raise();
    page->activateWindow();
}

/// The lines of a text that a translator sees as one: "key\twhat it does".
std::vector<Row> rowsOf(const QString& lines)
{
    std::vector<Row> rows;
    for (const QString& line : lines.split(QLatin1Char('\n')))
        rows.emplace_back(line.section(QLatin1Char('\t'), 0, 0), line.section(QLatin1Char('\t'), 1));
    return rows;
}

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
    std::vector<Row> rows;
    for (const QAction* action : window->findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly))
        if (!action->shortcut().isEmpty())
            rows.emplace_back(action->shortcut().toString(QKeySequence::NativeText),
                              action->text().remove(QLatin1Char('&')).remove(QLatin1Char('_')));
    const QString inParts = Help::tr("Tab\tfrom part to part\n↓ or Enter\tin the filter: go to the first row\n"
                                     "← →\tamong the states above the list; Space chooses one\n"
                                     "↑ ↓ ← →\tfrom row to row; on the diagram from state to state\n"
                                     "Enter\ton a state: show only its connections\n"
                                     "Esc\tin the filter: clear it; elsewhere: back, deselect, show everything\n"
                                     "+ - 0\ton the band of a connection’s past: closer, farther, all of it");
    for (Row& row : rowsOf(inParts))
        rows.push_back(std::move(row));
    showPage(window, QStringLiteral("keysPage"), Help::tr("Keyboard"), rows, false);
}

void showFilterExamples(QWidget* window)
{
    const QString examples = Help::tr(
        "nginx\tthe word in the process, PID, address, port, service or state\n"
        "state:close-wait\tone state; several: state:close-wait,fin-wait-2\n"
        "process:nginx -state:established\tof nginx, but not the open ones\n"
        "port:443\ton either side; a range: port:8000-8100; a service: port:https\n"
        "local:22\tour side; remote:10.0.0.0/8: the other side in a subnet\n"
        "user:www-data\tsockets of this user\n"
        "age:>5m\tlonger than five minutes in the state; units: ms s m h d\n"
        "queue:>0\tsomething is unread or unconfirmed; units: k M G\n"
        "rtt:>100ms\tslow round trips; retrans:>0: something was sent again\n"
        "is:listening\talso connected, opening, closing, loopback, link-local, ipv4, ipv6, mapped, owned, ownerless\n"
        "(nginx or redis) port:6379\tor, and brackets; words beside each other must all match\n"
        "\"a name with spaces\"\tquotes hold a word together and make operators plain");
    showPage(window, QStringLiteral("examplesPage"), Help::tr("Filter examples"), rowsOf(examples), true);
}

} // namespace atlas::view
