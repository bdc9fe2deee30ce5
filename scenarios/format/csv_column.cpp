// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/csv_column.hpp"

#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "scenarios/format/quantity.hpp"

namespace headroom::format {

namespace {

constexpr std::uintmax_t kMaxDataBytes = std::uintmax_t{1} << 30U;  // a trace or a column; more is a mistake

std::vector<std::string_view> cells(std::string_view line) {
    std::vector<std::string_view> out;
    for (std::size_t from = 0;;) {
        const std::size_t end = line.find(',', from);
        std::string_view cell = line.substr(from, end == std::string_view::npos ? end : end - from);
        while (!cell.empty() && (cell.front() == ' ' || cell.front() == '"')) cell.remove_prefix(1);
        while (!cell.empty() && (cell.back() == ' ' || cell.back() == '"' || cell.back() == '\r')) cell.remove_suffix(1);
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
        reading.error(place, "needs \"File\", \"Unit\" (of the column's numbers: \"ms\", \"KB\") and, with several columns, \"Column\"");
        return std::nullopt;
    }
    const auto one = "1" + unit->asString();
    double factor = 1.0;
    if (dimension == Dimension::Duration) {
        const auto parsed = parseDuration(one);
        if (!parsed) return reading.error(place.at("Unit", *unit), "is not a unit of time such as \"ms\""), std::nullopt;
        factor = base::toSeconds(*parsed);
    } else if (dimension == Dimension::Bytes) {
        const auto parsed = parseBytes(one);
        if (!parsed) return reading.error(place.at("Unit", *unit), "is not a unit of size such as \"KB\""), std::nullopt;
        factor = static_cast<double>(parsed->count);
    }
    return Column{file->asString(), column != nullptr ? column->asString() : "", factor};
}

}  // namespace

std::optional<std::string> readNamedFile(Reading& reading, const Place& place, const std::string& name) {
    const std::filesystem::path path = std::filesystem::path(reading.folder) / name;
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
        reading.error(place, "file " + document::quoted(path.string()) + (std::filesystem::exists(path, error) ? " is not a regular file" : " does not exist"));
        return std::nullopt;
    }
    if (std::filesystem::file_size(path, error) > kMaxDataBytes) {
        reading.error(place, "file " + document::quoted(path.string()) + " is larger than 1 GB");
        return std::nullopt;
    }
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) {
        reading.error(place, "file " + document::quoted(path.string()) + " cannot be read");
        return std::nullopt;
    }
    return text.str();
}

std::optional<std::vector<double>> readEmpiricalColumn(Reading& reading, const Place& place, Dimension dimension) {
    if (!isObject(reading, place, "an object with \"File\", \"Column\" and \"Unit\"")) return std::nullopt;
    const auto column = readColumn(reading, place, dimension);
    if (!column) return std::nullopt;
    const auto text = readNamedFile(reading, place, column->file);
    if (!text) return std::nullopt;
    std::vector<double> values;
    std::size_t index = 0;
    std::size_t lineNumber = 0;
    std::istringstream lines(*text);
    for (std::string line; std::getline(lines, line);) {
        ++lineNumber;
        if (line.empty() || line == "\r") continue;
        const auto row = cells(line);
        const auto where = [&] { return column->file + ":" + std::to_string(lineNumber) + ": "; };
        double value = 0.0;
        if (values.empty() && lineNumber == 1 && !number(row.front(), value)) {  // a header
            bool found = column->name.empty() && row.size() == 1;
            for (std::size_t i = 0; i < row.size() && !found; ++i) {
                found = row[i] == column->name;
                if (found) index = i;
            }
            if (!found) return reading.error(place, where() + "has no column " + document::quoted(column->name)), std::nullopt;
            continue;
        }
        if (index >= row.size() || !number(row[index], value) || value < 0.0) {
            return reading.error(place, where() + "is not a number of at least 0"), std::nullopt;
        }
        values.push_back(value * column->unit);
    }
    if (values.empty()) return reading.error(place, "file " + document::quoted(column->file) + " holds no values"), std::nullopt;
    return values;
}

}  // namespace headroom::format
