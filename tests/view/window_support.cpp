// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/window_support.h"

#include "guide_texts.h"
#include "support/snapshot_text.h"
#include "view/inspector/facts_pane.h"
#include "view/parts/state_pill.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <utility>

namespace atlas::view::test {
namespace {

constexpr int patience = 60'000; ///< milliseconds; only a failing test waits so long

class ScriptedSource final : public SnapshotSource {
public:
    explicit ScriptedSource(const Script& script) : m_script(script) { }

    std::expected<Snapshot, Error> capture() override { return m_script.snapshot(); }
    std::expected<std::optional<SocketRecord>, Error> query(const SocketRecord& record) override
    {
        const auto snapshot = m_script.snapshot();
        if (!snapshot)
            return std::unexpected(snapshot.error());
        const SocketRecord* found = snapshot->find(keyOf(record));
        return found != nullptr ? std::optional(*found) : std::nullopt;
    }

private:
    const Script& m_script;
};

Preferences pollsOnRequest(Preferences preferences)
{
    preferences.interval = model::Monitor::longestInterval;
    preferences.remembering.gone = model::markTime;
    return preferences;
}

} // namespace

void Script::say(std::string lines)
{
    const std::scoped_lock lock(m_mutex);
    m_lines = std::move(lines);
    m_error.reset();
}

void Script::twist(std::function<void(Snapshot&)> change)
{
    const std::scoped_lock lock(m_mutex);
    m_change = std::move(change);
}

void Script::fail(Error why)
{
    const std::scoped_lock lock(m_mutex);
    m_error = std::move(why);
}

std::expected<Snapshot, Error> Script::snapshot() const
{
    const std::scoped_lock lock(m_mutex);
    if (m_error)
        return std::unexpected(*m_error);
    Snapshot snapshot =
        atlas::test::snapshotFromText(m_lines, std::chrono::steady_clock::now(), atlas::test::usualNames());
    snapshot.wallTime = std::chrono::system_clock::now();
    if (m_change)
        m_change(snapshot);
    return snapshot;
}

std::unique_ptr<SnapshotSource> scriptedSource(const Script& script)
{
    return std::make_unique<ScriptedSource>(script);
}

const Guide& guide()
{
    static const Guide guide = builtInGuide();
    return guide;
}

OwnSettings::OwnSettings()
{
    if (!m_directory.isValid())
        qFatal("no temporary directory");
    QCoreApplication::setOrganizationName(QStringLiteral("tcpatlas"));
    QCoreApplication::setApplicationName(QStringLiteral("tcpatlas"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_directory.path());
}

model::ObserverSwitch::Makers noObserver()
{
    using Access = model::ObserverSwitch::Access;
    return {.access = [] { return Access{model::ObserverSwitch::Route::Unavailable, Error::saying("not in a test")}; },
            .observer = [] { return std::unique_ptr<EventSource>(); },
            .withoutPrivilege = [] { return std::unique_ptr<EventSource>(); }};
}

Window::Window(std::unique_ptr<SnapshotSource> source, Preferences preferences, model::ObserverSwitch::Makers observers)
    : monitor(std::move(source)),
      observer(monitor, std::move(observers)),
      window(monitor, observer, guide(), pollsOnRequest(std::move(preferences))),
      table(child<SocketTableView>("table")),
      sockets(qobject_cast<model::SocketTableModel*>(table->model())),
      diagram(child<DiagramView>("diagram")),
      inspector(child<Inspector>("inspector"))
{
    // The pointer may stand anywhere; over the table it would hold the order of the rows.
    QCursor::setPos(0, 0);
    monitor.setInterval(model::Monitor::longestInterval);
    QSignalSpy updated(&monitor, &model::Monitor::updated);
    QSignalSpy failed(&monitor, &model::Monitor::failed);
    window.move(20, 20);
    window.show();
    window.activateWindow();
    monitor.start();
    if (!QTest::qWaitForWindowActive(&window, patience))
        qFatal("the window does not become active");
    if (!QTest::qWaitFor([&] { return updated.size() + failed.size() > 0; }, patience))
        qFatal("the monitor does not poll");
}

bool Window::poll()
{
    QSignalSpy updated(&monitor, &model::Monitor::updated);
    QSignalSpy failed(&monitor, &model::Monitor::failed);
    monitor.refresh();
    return QTest::qWaitFor([&] { return updated.size() + failed.size() > 0; }, patience);
}

void Window::endMarks()
{
    sockets->advance(std::chrono::steady_clock::now() + model::markTime);
}

bool Window::pollUntil(const std::function<bool()>& condition)
{
    QDeadlineTimer end(patience);
    while (!condition())
        if (end.hasExpired() || !poll())
            return false;
    return true;
}

StateChip* Window::chip(State state) const
{
    const auto chips = window.findChildren<StateChip*>();
    const auto found = std::ranges::find(chips, state, &StateChip::state);
    return found == chips.end() ? nullptr : *found;
}

int Window::row(const Endpoint& local, const Endpoint& remote) const
{
    for (int row = 0; row < sockets->rowCount(); ++row)
        if (sockets->record(row).local == local && sockets->record(row).remote == remote)
            return row;
    return -1;
}

int Window::row(std::uint16_t localPort) const
{
    return static_cast<int>(ports().indexOf(localPort));
}

int Window::awaitRow(const Endpoint& local, const Endpoint& remote)
{
    return pollUntil([&] { return row(local, remote) >= 0; }) ? row(local, remote) : -1;
}

QString Window::cell(int row, model::Column column) const
{
    return sockets->index(row, static_cast<int>(column)).data().toString();
}

QList<int> Window::ports() const
{
    QList<int> ports;
    for (int row = 0; row < sockets->rowCount(); ++row)
        ports += sockets->record(row).local.port;
    return ports;
}

void Window::click(int row)
{
    const QModelIndex index = sockets->index(row, static_cast<int>(model::Column::LocalPort));
    table->scrollTo(index);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
}

int Window::placeOf(int row) const
{
    return table->visualRect(sockets->index(row, static_cast<int>(model::Column::LocalPort))).top();
}

std::optional<State> Window::explained() const
{
    const auto* pill = inspector->findChild<StatePill*>(QStringLiteral("pill"));
    return pill->isVisible() ? std::optional(pill->state()) : std::nullopt;
}

QString Window::fact(const char* heading) const
{
    for (const QLabel* label : inspector->findChild<FactsPane*>()->findChildren<QLabel*>())
        if (label->accessibleDescription() == QLatin1String(heading))
            return label->text();
    return {};
}

} // namespace atlas::view::test
