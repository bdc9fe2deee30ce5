// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/file_kinds.hpp"

#include "pricing/offers/csv_rows.hpp"
#include "scenarios/calibrate/access_events.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/recorded/input_file.hpp"
#include "scenarios/recorded/json_end.hpp"

namespace headroom::calibrate {

using document::Node;

base::Result<std::string> beginningOf(const std::filesystem::path& file) {
    auto in = recorded::InputFile::open(file);
    if (!in) return in.error();
    std::string text(std::size_t{1} << 14U, '\0');
    const auto got = in->read(text.data(), text.size());
    if (!got) return got.error();
    text.resize(*got);
    return text;
}

std::optional<Node> treeOf(const std::filesystem::path& file, const std::string& beginning, std::string& problem) {
    const std::size_t first = beginning.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string::npos || beginning[first] != '{') return std::nullopt;
    auto text = recorded::readWhole(file, document::kMaxDocumentBytes);
    if (!text) return std::nullopt;
    document::Loaded loaded = document::readText(*text, file.filename().string(), document::Format::Json);
    if (loaded.ok()) return std::move(*loaded.root);
    recorded::JsonEnd line;
    line.read(std::string_view(beginning).substr(0, beginning.find('\n')));
    problem = line.open()
                  ? "is no whole JSON: " + loaded.problems.front().text
                  : "has lines in JSON that are neither Lambda's REPORT lines nor an access log under the names "
                    "that API Gateway suggests (requestTime, httpMethod, routeKey or resourcePath, status ...)";
    return std::nullopt;
}

bool isMetrics(const std::string& beginning) {
    const auto names = [&](const char* words) { return beginning.find(words) != std::string::npos; };
    if (names("ApproximateUniqueCount") || names("ApproximateAggregateValue")) return false;
    const bool console = beginning.starts_with("Full label") || beginning.starts_with("Label,") ||
                         beginning.starts_with(
                             "\xEF\xBB\xBF"
                             "Full label");
    return console || names("MetricDataResults") || names("Datapoints");
}

bool isAccessLog(const std::string& beginning) {
    return parseAccess(beginning.substr(0, beginning.find('\n'))).has_value() || isAccessEvents(beginning);
}

bool isBill(const std::string& beginning) {
    const std::string header = pricing::plainColumnName(beginning.substr(0, beginning.find('\n')));
    return header.find("lineitemusagetype") != std::string::npos ||
           header.find("chargeperiodstart") != std::string::npos;
}

}  // namespace headroom::calibrate
