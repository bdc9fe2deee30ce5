// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/file_kinds.hpp"

#include "pricing/offers/csv_rows.hpp"
#include "scenarios/calibrate/access_events.hpp"
#include "scenarios/calibrate/xray.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/recorded/input_file.hpp"
#include "scenarios/recorded/json_end.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

/// Answers of batch-get-traces that follow each other, as five traces are the most that one call gives: one answer with
/// all their traces. Nothing where the text is something else.
std::optional<Node> joinedTraces(std::string_view text) {
    Node all = Node::array();
    Node withheld = Node::array();
    while (text.find_first_not_of(" \t\r\n") != std::string_view::npos) {
        recorded::JsonEnd end;
        std::size_t length = text.find('{');
        do {
            if (length >= text.size()) return std::nullopt;
            end.read(text.substr(length++, 1));
        } while (end.open());
        const document::Loaded one = document::readText(text.substr(0, length), "traces", document::Format::Json);
        if (!one.ok() || !isTraces(*one.root) || one.root->find("Traces") == nullptr) return std::nullopt;
        for (const Node& trace : one.root->find("Traces")->elements()) all.append(trace);
        const Node* missing = one.root->find("UnprocessedTraceIds");
        for (std::size_t i = 0; missing != nullptr && missing->isArray() && i < missing->size(); ++i)
            withheld.append(missing->elements()[i]);
        text.remove_prefix(length);
    }
    Node root = Node::object();
    root.set("Traces", std::move(all));
    root.set("UnprocessedTraceIds", std::move(withheld));
    return root;
}

}  // namespace

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
    if (beginning.find("\"Traces\"") != std::string::npos) {
        if (auto traces = joinedTraces(*text)) return traces;
    }
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
