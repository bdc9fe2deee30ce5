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

/// Traces of several texts as one answer of batch-get-traces.
class JoinedTraces {
public:
    /// An answer, or one trace as X-Ray's console gives it; false: it is neither.
    bool add(const Node& one) {
        if (!isTraces(one)) return false;
        const Node* traces = one.find("Traces");
        if (traces == nullptr) return all_.append(one), true;
        for (const Node& trace : traces->elements()) all_.append(trace);
        const Node* missing = one.find("UnprocessedTraceIds");
        for (std::size_t i = 0; missing != nullptr && missing->isArray() && i < missing->size(); ++i)
            withheld_.append(missing->elements()[i]);
        return true;
    }

    Node answer() {
        Node root = Node::object();
        root.set("Traces", std::move(all_));
        root.set("UnprocessedTraceIds", std::move(withheld_));
        return root;
    }

private:
    Node all_ = Node::array();
    Node withheld_ = Node::array();
};

/// What follows each other in a text, as five traces are the most that one call gives. Nothing where it is something
/// else.
std::optional<Node> joinedTraces(std::string_view text) {
    JoinedTraces traces;
    while (text.find_first_not_of(" \t\r\n") != std::string_view::npos) {
        recorded::JsonEnd end;
        std::size_t length = text.find('{');
        do {
            if (length >= text.size()) return std::nullopt;
            end.read(text.substr(length++, 1));
        } while (end.open());
        const document::Loaded one = document::readText(text.substr(0, length), "traces", document::Format::Json);
        if (!one.ok() || !traces.add(*one.root)) return std::nullopt;
        text.remove_prefix(length);
    }
    return traces.answer();
}

/// A list of traces in brackets.
std::optional<Node> listedTraces(const Node& list) {
    JoinedTraces traces;
    for (const Node& one : list.elements()) {
        if (!traces.add(one)) return std::nullopt;
    }
    return traces.answer();
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
    const bool traces =
        beginning.find("\"Traces\"") != std::string::npos || beginning.find("\"Segments\"") != std::string::npos;
    const bool list = first != std::string::npos && beginning[first] == '[' && traces;
    if (first == std::string::npos || (beginning[first] != '{' && !list)) return std::nullopt;
    auto text = recorded::readWhole(file, document::kMaxDocumentBytes);
    if (!text) return std::nullopt;
    document::Loaded loaded = document::readText(*text, file.filename().string(), document::Format::Json);
    if (loaded.ok() && list) return listedTraces(*loaded.root);
    if (loaded.ok()) return std::move(*loaded.root);
    if (traces) {
        if (auto joined = joinedTraces(*text)) return joined;
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
