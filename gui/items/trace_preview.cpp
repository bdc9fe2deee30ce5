// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/trace_preview.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <tuple>

#include "gui/format.hpp"
#include "gui/translated.hpp"
#include "model/workload/csv.hpp"
#include "scenarios/format/trace_reader.hpp"

namespace headroom::gui {

namespace {

constexpr std::size_t kLookedAt = 65'536;
constexpr std::size_t kRows = 6;

std::vector<std::vector<std::string>> firstRows(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text(kLookedAt, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() == kLookedAt) text.resize(std::min(text.size(), text.rfind('\n') + 1));
    const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string::npos || text[first] == '{' || text[first] == '[') return {};
    std::vector<std::vector<std::string>> rows;
    const auto read = workload::readCsv(text);
    if (!read) return rows;
    for (const workload::CsvRow& row : *read) {
        if (rows.size() < kRows) rows.push_back(row.cells);
    }
    return rows;
}

/// The trace, or what is wrong with it.
std::pair<std::shared_ptr<const workload::Trace>, std::string> read(const document::Node& trace,
                                                                    const std::string& folder) {
    document::Problems problems("");
    std::vector<format::Assumption> none;
    format::Reading reading{problems, none, folder};
    const auto process = format::readTrace(reading, {trace, ""});
    if (process) {
        if (const auto* replay = std::get_if<workload::TraceReplay>(&*process)) return {replay->trace, {}};
    }
    for (const document::Problem& problem : problems.list()) {
        if (problem.severity == document::Severity::Error) return {nullptr, problem.text};
    }
    return {nullptr, "the file holds no trace"};
}

bool isNumber(const std::string& cell) {
    bool ok = false;
    static_cast<void>(QString::fromStdString(cell).toDouble(&ok));
    return ok;
}

}  // namespace

TracePreview previewTrace(const document::Node& trace, const std::string& folder) {
    TracePreview preview;
    if (const document::Node* file = trace.find("File"); file != nullptr && file->isString())
        preview.rows = firstRows(std::filesystem::path(folder) / file->asString());
    std::tie(preview.trace, preview.trouble) = read(trace, folder);
    if (preview.trace == nullptr || trace.find("Gaps") == nullptr) return preview;
    document::Node strict = trace;
    strict.set("Gaps", document::Node::string("error"));
    preview.gaps = read(strict, folder).second;
    return preview;
}

bool hasHeader(const TracePreview& preview) {
    return preview.rows.size() > 1 && std::ranges::none_of(preview.rows.front(), isNumber);
}

QStringList traceFacts(const TracePreview& preview) {
    if (preview.trace == nullptr) return {};
    const workload::Trace& trace = *preview.trace;
    QStringList facts;
    if (trace.arrivals.empty()) {
        facts << gui::tr("%1 intervals of %2")
                     .arg(say::count(static_cast<double>(trace.counts.size())),
                          say::length(base::toSeconds(trace.interval)));
    } else {
        facts << gui::tr("%1 single arrivals").arg(say::count(static_cast<double>(trace.arrivals.size())));
    }
    const workload::Timestamp end = trace.start + trace.length();
    facts << gui::tr("from %1 to %2").arg(say::text(workload::toText(trace.start)), say::text(workload::toText(end)));
    const double seconds = base::toSeconds(trace.length());
    if (seconds > 0.0)
        facts << gui::tr("%1 requests, %2 on the mean")
                     .arg(say::count(trace.total()), say::rate(trace.total() / seconds));
    if (!preview.gaps.empty()) facts << gui::tr("Gaps, filled in: %1").arg(say::text(preview.gaps));
    return facts;
}

}  // namespace headroom::gui
