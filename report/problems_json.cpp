// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/problems_json.hpp"

#include <cstdint>
#include <string_view>

#include "report/json_writer.hpp"

namespace headroom::report {

namespace {

std::string_view nameOf(document::Severity severity) {
    switch (severity) {
        case document::Severity::Error:
            return "error";
        case document::Severity::Warning:
            return "warning";
        case document::Severity::Note:
            break;
    }
    return "note";
}

void text(JsonWriter& json, std::string_view key, std::string_view value) {
    json.key(key);
    json.string(value);
}

void write(JsonWriter& json, const document::Problem& problem) {
    json.beginObject();
    text(json, "Severity", nameOf(problem.severity));
    text(json, "File", problem.file);
    if (problem.position.known()) {
        json.key("Line");
        json.number(static_cast<std::uint64_t>(problem.position.line));
        json.key("Column");
        json.number(static_cast<std::uint64_t>(problem.position.column));
    }
    text(json, "Path", problem.pointer);
    text(json, "Text", problem.text);
    json.endObject();
}

}  // namespace

std::string problemsJson(std::vector<CheckedFile> files) {
    JsonWriter json;
    json.beginObject();
    json.key("Files");
    json.beginArray();
    for (CheckedFile& file : files) {
        document::sortByPlace(file.problems);
        json.beginObject();
        text(json, "File", file.file);
        json.key("Valid");
        json.boolean(file.valid);
        json.key("Problems");
        json.beginArray();
        for (const document::Problem& problem : file.problems) write(json, problem);
        json.endArray();
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.take();
}

}  // namespace headroom::report
