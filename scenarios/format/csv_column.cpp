// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/csv_column.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "scenarios/document/read_document.hpp"
#include "scenarios/document/read_file.hpp"
#include "scenarios/document/text_check.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/format/data_files.hpp"
#include "scenarios/format/quantity.hpp"

namespace headroom::format {

namespace {

std::vector<std::string_view> cells(std::string_view line) {
    std::vector<std::string_view> out;
    for (std::size_t from = 0;;) {
        const std::size_t end = line.find(',', from);
        std::string_view cell = line.substr(from, end == std::string_view::npos ? end : end - from);
        while (!cell.empty() && (cell.front() == ' ' || cell.front() == '"')) cell.remove_prefix(1);
        while (!cell.empty() && (cell.back() == ' ' || cell.back() == '"' || cell.back() == '\r'))
            cell.remove_suffix(1);
        out.push_back(cell);
        if (end == std::string_view::npos) return out;
        from = end + 1;
    }
}

bool number(std::string_view cell, double& value) {
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc() && end == cell.data() + cell.size() && std::isfinite(value);
}

struct Column {
    std::string file;
    std::string name;
    double unit = 1.0;
};

std::optional<Column> readColumn(Reading& reading, const Place& place, Dimension dimension) {
    const document::Node* file = place.node.find("File");
    const document::Node* unit = place.node.find("Unit");
    const document::Node* column = place.node.find("Column");
    if (file == nullptr || unit == nullptr || !file->isString() || !unit->isString() ||
        (column != nullptr && !column->isString())) {
        reading.error(
            place,
            "needs \"File\", \"Unit\" (of the column's numbers: \"ms\", \"KB\") and, with several columns, \"Column\"");
        return std::nullopt;
    }
    const auto one = "1" + unit->asString();
    double factor = 1.0;
    if (dimension == Dimension::Duration) {
        const auto parsed = parseDuration(one);
        if (!parsed)
            return reading.error(place.at("Unit", *unit), "is not a unit of time such as \"ms\""), std::nullopt;
        factor = base::toSeconds(*parsed);
    } else if (dimension == Dimension::Bytes) {
        const auto parsed = parseBytes(one);
        if (!parsed)
            return reading.error(place.at("Unit", *unit), "is not a unit of size such as \"KB\""), std::nullopt;
        factor = static_cast<double>(parsed->count);
    }
    return Column{file->asString(), column != nullptr ? column->asString() : "", factor};
}

/// Where in the file the values stand.
struct Lines {
    std::string_view rest;
    std::size_t number = 0;

    /// The next line that is not empty; nothing at the end.
    std::optional<std::string_view> next() {
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            std::string_view line = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            ++number;
            if (line.ends_with('\r')) line.remove_suffix(1);
            if (!line.empty()) return line;
        }
        return std::nullopt;
    }
};

/// The column of that name in a header, or the only one.
std::optional<std::size_t> columnIn(const std::vector<std::string_view>& header, const std::string& name) {
    if (name.empty() && header.size() == 1) return 0;
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
}

std::optional<std::vector<double>> valuesOf(Reading& reading, const Place& place, const Column& column,
                                            std::string_view text) {
    std::vector<double> values;
    std::size_t index = 0;
    Lines lines{text};
    for (auto line = lines.next(); line; line = lines.next()) {
        const auto row = cells(*line);
        const auto refuse = [&](const std::string& what) {
            reading.error(place, column.file + ":" + std::to_string(lines.number) + ": " + what);
            return std::nullopt;
        };
        double value = 0.0;
        if (lines.number == 1 && !number(row.front(), value)) {
            const auto found = columnIn(row, column.name);
            if (!found) return refuse("has no column " + document::quoted(column.name));
            index = *found;
            continue;
        }
        if (index >= row.size() || !number(row[index], value) || value < 0.0) {
            return refuse("is not a number of at least 0");
        }
        values.push_back(value * column.unit);
    }
    if (values.empty()) {
        reading.error(place, "file " + document::quoted(column.file) + " holds no values");
        return std::nullopt;
    }
    return values;
}

}  // namespace

std::optional<std::string> readNamedFile(Reading& reading, const Place& place, const std::string& name) {
    const std::filesystem::path path = std::filesystem::path(reading.folder) / name;
    const auto refuse = [&](const std::string& what) {
        reading.error(place, "file " + document::quoted(path.string()) + ": " + what);
        return std::nullopt;
    };
    std::error_code error;
    if (!std::filesystem::exists(path, error)) return refuse("does not exist");
    auto bytes = document::readFile(path, document::kMaxDocumentBytes);
    if (!bytes) return refuse(bytes.error().what);
    document::Problems problems(path.string());
    auto text = document::checkText(std::move(*bytes), problems);
    if (problems.list().empty()) return text;
    const document::Problem& first = problems.list().front();
    return refuse("line " + std::to_string(first.position.line) + ", column " + std::to_string(first.position.column) +
                  ": " + first.text);
}

std::optional<std::vector<double>> readEmpiricalColumn(Reading& reading, const Place& place, Dimension dimension) {
    if (!isObject(reading, place, "an object with \"File\", \"Column\" and \"Unit\"")) return std::nullopt;
    const std::string key = document::writeJson(place.node) + std::to_string(static_cast<int>(dimension));
    if (reading.files != nullptr) {
        if (const auto known = reading.files->columns.find(key); known != reading.files->columns.end())
            return known->second;
    }
    const auto column = readColumn(reading, place, dimension);
    if (!column) return std::nullopt;
    const auto text = readNamedFile(reading, place.at("File", *place.node.find("File")), column->file);
    if (!text) return std::nullopt;
    auto values = valuesOf(reading, place, *column, *text);
    if (values && reading.files != nullptr) reading.files->columns.emplace(key, *values);
    return values;
}

}  // namespace headroom::format
