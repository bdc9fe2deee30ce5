// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/log_reader.hpp"

#include <algorithm>

#include "scenarios/calibrate/log_time.hpp"
#include "scenarios/recorded/input_file.hpp"
#include "scenarios/recorded/json_end.hpp"
#include "scenarios/recorded/repeated_lines.hpp"

namespace headroom::calibrate {

namespace {

/// No REPORT line is longer; what is kept of a chunk for the next one.
constexpr std::size_t kLongestLine = 2048;
/// Enough of a file to see what it is.
constexpr std::size_t kBeginning = std::size_t{16} << 10U;
constexpr std::string_view kGroup = "/aws/lambda/";

bool isOfName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/// Whether it begins as an answer of AWS's command line does: one document, in which a cut is told by its missing end.
/// Logs in JSON are a document a line, and a line that is cut is told by itself.
bool isAnswer(std::string_view beginning) {
    if (!beginning.substr(0, beginning.find_first_not_of(" \t\r\n") + 1).ends_with('{')) return false;
    recorded::JsonEnd firstLine;
    firstLine.read(beginning.substr(0, beginning.find('\n')));
    const auto names = [&](const char* key) { return beginning.find(key) != std::string_view::npos; };
    return firstLine.open() && (names("\"events\"") || names("\"results\"") || names("\"logEvents\""));
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
            read(text.substr(at, kLongestLine), text.substr(0, at), at == json);
            if (at == plain) plain = text.find(kReportMark, at + 1);
            if (at == json) json = text.find(kJsonReportMark, at + 1);
        }
        nameFunctions(text);
    }

    LogSummary summary;

private:
    void read(std::string_view line, std::string_view before, bool json) {
        // A line ends with its line of the file, and before the next mark of a file without line ends.
        line = line.substr(0, line.find('\n'));
        line = line.substr(0, line.find(json ? kJsonReportMark : kReportMark, 1));
        if (auto report = parseReport(line)) {
            ++summary.reports;
            report->second = timeBefore(before);
            report->request = recorded::requestHash(requestIdIn(line));
            use_(*report);
        } else {
            ++summary.cut;
        }
    }

    /// The first name that there is; of several that @log says, those behind the account's number, another one.
    void nameFunctions(std::string_view text) {
        for (std::size_t at = text.find(kGroup); at != std::string_view::npos; at = text.find(kGroup, at + 1)) {
            const std::size_t begin = at + kGroup.size();
            std::size_t end = begin;
            while (end < text.size() && isOfName(text[end])) ++end;
            if (end == text.size()) return;  // it goes on in what is read next
            const std::string_view name = text.substr(begin, end - begin);
            const bool ofLine = isAccount(text.substr(0, at));
            if (summary.function.empty() || (ofLine && !ofLine_)) summary.function = name;
            if (ofLine && ofLine_ && name != summary.function && summary.another.empty()) summary.another = name;
            ofLine_ = ofLine_ || ofLine;
        }
    }

    /// "...123456789012:", as @log begins.
    static bool isAccount(std::string_view before) {
        constexpr std::size_t kDigits = 12;
        if (before.size() < kDigits + 1 || before.back() != ':') return false;
        const std::string_view number = before.substr(before.size() - kDigits - 1, kDigits);
        return std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
    }

    bool ofLine_ = false;  ///< whether @log has said a function
    const std::function<void(const ReportLine&)>& use_;
};

}  // namespace

base::Result<LogSummary> readReports(const std::filesystem::path& file,
                                     const std::function<void(const ReportLine&)>& use) {
    auto in = recorded::InputFile::open(file);
    if (!in) return in.error();
    LogScan scan(use);
    recorded::JsonEnd json;
    std::optional<bool> answer;
    std::string text;
    for (bool last = false; !last;) {
        const std::size_t kept = text.size();
        const auto ended = in->readBehind(text);
        if (!ended) return ended.error();
        last = *ended;
        if (!answer) answer = isAnswer(std::string_view(text).substr(0, kBeginning));
        if (*answer) json.read(std::string_view(text).substr(kept));
        const std::size_t end = last ? text.size() : text.size() - std::min(text.size(), kLongestLine);
        scan.scan(text, end);
        text.erase(0, end);
    }
    if (json.open())
        return base::Error{base::Errc::BadInput, file.string(),
                           "breaks off: it is an answer in JSON whose end is missing; fetch it again"};
    return scan.summary;
}

}  // namespace headroom::calibrate
