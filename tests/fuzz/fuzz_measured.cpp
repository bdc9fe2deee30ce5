// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer: what people measured, in every form that is read. The first byte chooses the reader.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "scenarios/calibrate/access_log.hpp"
#include "scenarios/calibrate/insights_rows.hpp"
#include "scenarios/calibrate/log_reader.hpp"
#include "scenarios/calibrate/power_tuning.hpp"
#include "scenarios/calibrate/xray.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/recorded/metric_answer.hpp"
#include "scenarios/recorded/metric_csv.hpp"
#include "tests/fuzz/scratch_file.hpp"

namespace {

using namespace headroom;

void require(bool condition) {
    if (!condition) std::abort();
}

void check(const recorded::Recording& recording) {
    for (const recorded::Series& series : recording.series) {
        for (const recorded::Datapoint& point : series.points) require(std::isfinite(point.value));
    }
}

void readAnswer(std::string_view text) {
    auto recording = recorded::readMetricAnswer(text);
    if (!recording) return;
    check(*recording);
    (void)recorded::addQueries(text, *recording);
}

void readCsv(std::string_view text) {
    const auto recording = recorded::readMetricCsv(text);
    if (recording) check(*recording);
}

void readLogs(std::string_view text) {
    static const fuzz::ScratchFile file(".log");
    std::uint64_t used = 0;
    const auto summary = calibrate::readReports(file.holding(text), [&used](const calibrate::ReportLine&) { ++used; });
    if (summary) require(summary->reports == used);
    used = 0;
    const auto rows =
        calibrate::readInsightsRows(file.holding(text), [&used](const calibrate::ReportLine&) { ++used; });
    if (rows) require(rows->reports == used);
    calibrate::SeenLines seen;
    if (auto log = calibrate::readAccessLog(file.holding(text), seen)) {
        const calibrate::AccessSample sample = calibrate::sampleOf(std::move(*log));
        std::uint64_t counted = sample.strays;
        for (const auto& minute : sample.perMinute) counted += minute.second;
        // A minute that the log holds a part of is filled up.
        require(sample.partMinutes > 0 ? counted >= sample.log.requests : counted == sample.log.requests);
        (void)calibrate::trafficCsv(sample);
    }
}

void readTree(std::string_view text) {
    const document::Loaded loaded = document::readText(text, "f", document::Format::Json);
    if (!loaded.root) return;
    if (const auto sizes = calibrate::readPowerTuning(*loaded.root); sizes && sizes->size() >= 2) {
        const calibrate::TuningFit fit = calibrate::fitTuning(*sizes);
        require(std::isfinite(fit.compute.value) && fit.compute.value >= 0.0 && fit.wait.value >= 0.0);
    }
    std::set<std::string> seen;
    if (calibrate::isTraces(*loaded.root)) (void)calibrate::readTraces(*loaded.root, seen);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] % 4) {
        case 0:
            readAnswer(text);
            break;
        case 1:
            readCsv(text);
            break;
        case 2:
            readLogs(text);
            break;
        default:
            readTree(text);
            break;
    }
    return 0;
}
