// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/log_reader.hpp"

#include <algorithm>

#include "scenarios/recorded/input_file.hpp"

namespace headroom::calibrate {

namespace {

/// No REPORT line is longer; what is kept of a chunk for the next one.
constexpr std::size_t kLongestLine = 2048;
constexpr std::string_view kGroup = "/aws/lambda/";

bool isOfName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

class LogScan {
public:
    explicit LogScan(const std::function<void(const ReportLine&)>& use) : use_(use) {}

    /// Reads what begins before `end`; the rest is context.
    void scan(std::string_view text, std::size_t end) {
        std::size_t plain = text.find(kReportMark);
        std::size_t json = text.find(kJsonReportMark);
        while (std::min(plain, json) < end) {
            const std::size_t at = std::min(plain, json);
            read(text.substr(at, kLongestLine), at == json);
            if (at == plain) plain = text.find(kReportMark, at + 1);
            if (at == json) json = text.find(kJsonReportMark, at + 1);
        }
        if (summary.function.empty()) nameFunction(text);
    }

    LogSummary summary;

private:
    void read(std::string_view line, bool json) {
        // A line ends with its line of the file, and before the next mark of a file without line ends.
        line = line.substr(0, line.find('\n'));
        line = line.substr(0, line.find(json ? kJsonReportMark : kReportMark, 1));
        if (const auto report = parseReport(line)) {
            ++summary.reports;
            use_(*report);
        } else {
            ++summary.cut;
        }
    }

    void nameFunction(std::string_view text) {
        const std::size_t at = text.find(kGroup);
        if (at == std::string_view::npos) return;
        const std::size_t begin = at + kGroup.size();
        std::size_t end = begin;
        while (end < text.size() && isOfName(text[end])) ++end;
        if (end < text.size()) summary.function = std::string(text.substr(begin, end - begin));
    }

    const std::function<void(const ReportLine&)>& use_;
};

}  // namespace

base::Result<LogSummary> readReports(const std::filesystem::path& file,
                                     const std::function<void(const ReportLine&)>& use) {
    auto in = recorded::InputFile::open(file);
    if (!in) return in.error();
    LogScan scan(use);
    std::string text;
    for (bool last = false; !last;) {
        const auto ended = in->readBehind(text);
        if (!ended) return ended.error();
        last = *ended;
        const std::size_t end = last ? text.size() : text.size() - std::min(text.size(), kLongestLine);
        scan.scan(text, end);
        text.erase(0, end);
    }
    return scan.summary;
}

}  // namespace headroom::calibrate
