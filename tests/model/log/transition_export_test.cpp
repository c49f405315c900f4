// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the window saves: the JSON lines are held against those of `tcpatlasctl watch --json`, member by member.
#include "cli/transition_line.h"
#include "formats/export/transition_text.h"
#include "model/log/transition_export.h"
#include "model/log/transition_log_model.h"
#include "support/snapshot_text.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <sstream>

namespace atlas::model {
namespace {

using namespace std::chrono_literals;
using Json = nlohmann::ordered_json;

const WallTime someTime{std::chrono::sys_days(std::chrono::year(2024) / 7 / 11) + 9h + 30min + 250ms};

LogEntry entryOf(State from, State to, Known known, std::optional<Cause> cause = {})
{
    LogEntry entry;
    entry.sequence = 1;
    entry.step.from = from;
    entry.step.to = to;
    entry.step.known = known;
    entry.step.cause = cause;
    entry.step.time = test::usualTime;
    entry.local = *Endpoint::parse("10.0.0.1:5000");
    entry.remote = *Endpoint::parse("[2001:db8::1]:443");
    return entry;
}

std::vector<LogEntry> allKinds()
{
    std::vector<LogEntry> entries;
    entries.push_back(entryOf(State::Established, State::FinWait1, Known::Observed, Cause::Close));
    entries.back().cookie = Cookie{0xffff'ffff'ffff'fff0U};
    entries.back().pid = Pid{812};
    entries.back().process = "evil\"name,\\x\n\xff\xe2\x80\xae";
    entries.push_back(entryOf(State::Closed, State::Listen, Known::Seen, Cause::PassiveOpen));
    entries.back().remote = Endpoint{Address{{}, Family::IPv4}, 0};
    entries.push_back(entryOf(State::Established, State::TimeWait, Known::Ambiguous));
    entries.push_back(entryOf(State::Listen, State::Closed, Known::Ambiguous)); // a whole life
    entries.push_back(entryOf(State::Established, State::Closed, Known::Observed, Cause::TimedOut));
    entries.back().step.retransmissions = 6;
    entries.back().networkNamespace = 4026532000U;
    for (const Transition& edge : transitions)
        entries.push_back(entryOf(edge.from, edge.to, Known::Inferred, edge.cause));
    return entries;
}

QByteArray exported(const LogEntry& entry, WallTime time, ExportForm form)
{
    return QByteArray::fromStdString(form == ExportForm::Csv ? formats::csvLine(entry, time)
                                                             : formats::jsonLine(entry, time));
}

/// Words that no test reads.
class NoTexts final : public LogTexts {
public:
    [[nodiscard]] QString title(LogColumn) const override { return {}; }
    [[nodiscard]] QString text(LogColumn, const LogEntry&, const Clocks&) const override { return {}; }
    [[nodiscard]] QString details(const LogEntry&, const Clocks&) const override { return {}; }
    [[nodiscard]] QString skipped(std::uint64_t) const override { return {}; }
};

/// The records of a CSV, read by the rules of RFC 4180; empty where it breaks them.
std::vector<QByteArrayList> readCsv(const QByteArray& text)
{
    std::vector<QByteArrayList> records{{QByteArray()}};
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        QByteArray& field = records.back().back();
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            field += text[++i];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == ',') {
            records.back().append(QByteArray());
        } else if (!quoted && c == '\r') {
            ++i;
            if (i == text.size() || text[i] != '\n')
                return {};
            records.push_back({QByteArray()});
        } else {
            field += c;
        }
    }
    if (quoted || records.back() != QByteArrayList{QByteArray()})
        return {};
    records.pop_back();
    return records;
}

} // namespace

class TransitionExportTest : public QObject {
    Q_OBJECT

private slots:
    void jsonIsWhatTheCommandLineWrites();
    void csvSaysTheSame();
    void theModelsRowsInTheirOrder();
};

void TransitionExportTest::jsonIsWhatTheCommandLineWrites()
{
    for (const LogEntry& entry : allKinds()) {
        std::ostringstream out;
        cli::TransitionWriter(out, cli::TransitionWriter::Form::Json, false).write(entry, someTime);
        const QByteArray line = exported(entry, someTime, ExportForm::JsonLines);
        QVERIFY(line.endsWith('\n') && line.count('\n') == 1);
        QCOMPARE(Json::parse(line.toStdString()).dump(), Json::parse(out.str()).dump()); // the order too
    }
    std::ostringstream out;
    cli::TransitionWriter(out, cli::TransitionWriter::Form::Json, false).lost(17, someTime);
    QCOMPARE(Json::parse(formats::lossJsonLine(17, someTime)).dump(), Json::parse(out.str()).dump());
}

void TransitionExportTest::csvSaysTheSame()
{
    for (const LogEntry& entry : allKinds()) {
        const auto records = readCsv(exported(entry, someTime, ExportForm::Csv));
        QCOMPARE(records.size(), std::size_t{1});
        const QByteArrayList& fields = records[0];
        QCOMPARE(fields.size(), 16);
        const Json json = Json::parse(exported(entry, someTime, ExportForm::JsonLines).toStdString());
        const auto text = [](const Json& value) {
            return QByteArray::fromStdString(value.is_null()         ? ""
                                                 : value.is_string() ? value.get<std::string>()
                                                                     : value.dump());
        };
        QCOMPARE(fields[0], text(json["time"]));
        QCOMPARE(fields[1], text(json["cookie"]));
        QCOMPARE(fields[2], text(json["local"]["address"]));
        QCOMPARE(fields[3], text(json["local"]["port"]));
        QCOMPARE(fields[4], json["remote"].is_null() ? QByteArray() : text(json["remote"]["address"]));
        QCOMPARE(fields[5], json["remote"].is_null() ? QByteArray() : text(json["remote"]["port"]));
        int field = 6;
        for (const char* const name : {"from", "to", "cause", "known", "pid", "process"})
            QCOMPARE(fields[field++], text(json[name]));
        QCOMPARE(fields[12], json.contains("network_namespace") ? text(json["network_namespace"]) : QByteArray("0"));
        QCOMPARE(fields[13].isEmpty(), json.value("ways", Json::array()).empty());
        QCOMPARE(fields[14], QByteArray());
    }
    QVERIFY(exported(allKinds()[2], someTime, ExportForm::Csv).contains("ESTABLISHED > FIN-WAIT-1 > TIME-WAIT"));
}

void TransitionExportTest::theModelsRowsInTheirOrder()
{
    TransitionLogModel log(std::make_unique<NoTexts>());
    HistoryUpdate changes;
    changes.time = test::usualTime;
    changes.wallTime = someTime;
    for (const std::uint64_t sequence : {1, 2, 3}) {
        changes.appended.push_back(entryOf(State::Established, State::CloseWait, Known::Observed, Cause::ReceiveFin));
        changes.appended.back().sequence = sequence;
        changes.appended.back().local.port = static_cast<std::uint16_t>(sequence);
    }
    log.apply(changes);
    HistoryUpdate more;
    more.time = changes.time;
    more.wallTime = someTime;
    more.skipped = 40;
    more.amended.push_back(changes.appended[1]);
    more.amended.back().withdrawn = true;
    log.apply(more);

    const auto records = readCsv(exported(log, ExportForm::Csv));
    QCOMPARE(records.size(), std::size_t{4});
    QCOMPARE(records[0].first(), QByteArray("time"));
    for (const QByteArrayList& record : records)
        QCOMPARE(record.size(), records[0].size());
    QCOMPARE(records[1][3], QByteArray("1"));
    QCOMPARE(records[2][3], QByteArray("3")); // the withdrawn one is not there
    QCOMPARE(records[3][14], QByteArray("40"));

    const QByteArrayList lines = exported(log, ExportForm::JsonLines).split('\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(Json::parse(lines[1].toStdString())["local"]["port"].get<int>(), 3);
    QCOMPARE(lines[2], QByteArray(R"({"time":"2024-07-11T09:30:00.250Z","not_kept":40})"));
    QVERIFY(lines[3].isEmpty());

    log.setFilter(*Filter::parse("port:3"));
    QCOMPARE(exported(log, ExportForm::JsonLines).count('\n'), 2);
}

} // namespace atlas::model

QTEST_GUILESS_MAIN(atlas::model::TransitionExportTest)
#include "transition_export_test.moc"
