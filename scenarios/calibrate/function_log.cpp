// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/function_log.hpp"

#include <algorithm>

#include "scenarios/calibrate/insights_rows.hpp"
#include "scenarios/calibrate/log_reader.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/recorded/input_file.hpp"

namespace headroom::calibrate {

namespace {

void record(const ReportLine& line, FunctionLog& log) {
    if (line.second) log.time.add(*line.second);
    if (log.sizes.size() >= FunctionLog::kMostSizes && !log.sizes.contains(line.memorySize)) {
        ++log.unsized;
        return;
    }
    FunctionSample& sample = log.sizes[line.memorySize];
    sample.maxMemoryUsed = std::max(sample.maxMemoryUsed, line.maxMemoryUsed);
    if (line.init) sample.inits.record(*line.init);
    if (line.restore) sample.restores.record(*line.restore);
    if (line.restore && line.billedRestore) {
        sample.restored += static_cast<double>(line.restore->count);
        sample.billedRestore += static_cast<double>(line.billedRestore->count);
    }
    (line.timedOut ? sample.timeouts : sample.durations).record(line.duration);
    if (line.failed && !line.timedOut) ++sample.failed;
    if (line.crashed) ++sample.crashed;
}

std::uint64_t figuresOf(const ReportLine& line) {
    const auto figure = [](base::Duration length) { return static_cast<std::uint64_t>(length.count); };
    const std::uint64_t times = recorded::mixed(recorded::mixed(0, figure(line.duration)), figure(line.billed));
    return recorded::mixed(recorded::mixed(times, static_cast<std::uint64_t>(line.memorySize)),
                           line.init ? figure(*line.init) : 0);
}

base::Result<std::string> beginningOf(const std::filesystem::path& file) {
    auto in = recorded::InputFile::open(file);
    if (!in) return in.error();
    std::string beginning(std::size_t{16} << 10U, '\0');
    const auto got = in->read(beginning.data(), beginning.size());
    if (!got) return got.error();
    beginning.resize(*got);
    return beginning;
}

}  // namespace

void FunctionSample::merge(const FunctionSample& other) {
    durations.merge(other.durations);
    timeouts.merge(other.timeouts);
    inits.merge(other.inits);
    restores.merge(other.restores);
    restored += other.restored;
    billedRestore += other.billedRestore;
    failed += other.failed;
    crashed += other.crashed;
    maxMemoryUsed = std::max(maxMemoryUsed, other.maxMemoryUsed);
}

void FunctionLog::merge(const FunctionLog& other) {
    for (const auto& [size, sample] : other.sizes) {
        if (sizes.size() < kMostSizes || sizes.contains(size))
            sizes[size].merge(sample);
        else
            unsized += sample.durations.count() + sample.timeouts.count();
    }
    reports += other.reports;
    cut += other.cut;
    repeated += other.repeated;
    unsized += other.unsized;
    unchecked = unchecked || other.unchecked;
    time.add(other.time);
    if (function.empty()) function = other.function;
    for (const std::string& note : other.notes) {
        if (std::ranges::find(notes, note) == notes.end()) notes.push_back(note);
    }
}

base::Result<FunctionLog> readFunctionLog(const std::filesystem::path& file, SeenLines& seen) {
    const auto beginning = beginningOf(file);
    if (!beginning) return beginning.error();
    FunctionLog log;
    recorded::OncePerLine<ReportLine> once(seen);
    const auto use = [&](const ReportLine& line) { record(line, log); };
    const auto take = [&](const ReportLine& line) { once.take(line, line.request, figuresOf(line), use); };
    const auto summary = isInsightsRows(*beginning) ? readInsightsRows(file, take) : readReports(file, take);
    if (!summary) return summary.error();
    if (!summary->another.empty())
        return base::Error{base::Errc::BadInput, file.string(),
                           "holds lines of several functions, " + document::quoted(summary->function) + " and " +
                               document::quoted(summary->another) +
                               " among them: give a file of each (in Logs Insights: "
                               "filter @log like \"/aws/lambda/" +
                               summary->function + "\")"};
    log.notes = summary->notes;
    log.reports = summary->reports;
    log.cut = summary->cut;
    log.function = summary->function;
    log.repeated = once.repeated();
    log.unchecked = seen.full();
    return log;
}

std::optional<std::int64_t> sizeThatCounts(const FunctionLog& log, std::optional<std::int64_t> scenarios) {
    constexpr std::uint64_t kEnough = 100;
    const auto countOf = [&](std::int64_t size) {
        const auto found = log.sizes.find(size);
        return found == log.sizes.end() ? 0 : found->second.durations.count();
    };
    std::int64_t most = 0;
    for (const auto& [size, sample] : log.sizes) {
        if (sample.durations.count() > countOf(most)) most = size;
    }
    if (countOf(most) == 0) return std::nullopt;
    const std::uint64_t own = scenarios ? countOf(*scenarios) : 0;
    return own >= kEnough || (own > 0 && countOf(most) < kEnough) ? scenarios : std::optional(most);
}

}  // namespace headroom::calibrate
