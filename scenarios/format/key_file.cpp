// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/key_file.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

#include "model/base/key_weights.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/format/data_files.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/key_counts.hpp"
#include "scenarios/format/resource_parts.hpp"

namespace headroom::format {

using base::Field;
using base::FieldKind;
using base::FieldPlace;

namespace {

struct KeyFile {
    std::string file;
    std::string column;
    std::string weight;
};

constexpr std::array kKeyFileFields{
    Field<KeyFile>{{.name = "File",
                    .label = "File",
                    .kind = FieldKind::Text,
                    .place = FieldPlace::Here,
                    .doc = "CSV with a header, relative to the scenario: how often each key was asked for.",
                    .required = true},
                   &KeyFile::file},
    Field<KeyFile>{{.name = "Column",
                    .label = "Keys",
                    .kind = FieldKind::Text,
                    .place = FieldPlace::Here,
                    .doc = "The column of the keys; not needed where it is the only one beside Weight."},
                   &KeyFile::column},
    Field<KeyFile>{{.name = "Weight",
                    .label = "Weights",
                    .kind = FieldKind::Text,
                    .place = FieldPlace::Here,
                    .doc = "The column of the weights; without it every row counts as one request."},
                   &KeyFile::weight},
};

constexpr std::size_t kLongestLine = 65'536;

/// One line after the other, and the cells of the last.
class Rows {
public:
    explicit Rows(const std::filesystem::path& path) : in_(path, std::ios::binary), buffer_(kLongestLine, '\0') {}

    /// The next row that is not empty; false at the end, and after what problem() says.
    bool next() {
        for (;;) {
            in_.getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
            const auto length = static_cast<std::size_t>(in_.gcount());
            if (length == 0 && !in_) return false;
            ++number_;
            if (in_.fail()) return fail("is longer than 64 KB");
            std::string_view line(buffer_.data(), in_.eof() ? length : length - 1);
            if (line.ends_with('\r')) line.remove_suffix(1);
            if (number_ == 1 && line.starts_with("\xef\xbb\xbf")) line.remove_prefix(3);
            if (!line.empty()) return split(line);
        }
    }
    const std::vector<std::string>& cells() const { return cells_; }
    std::size_t count() const { return count_; }
    const std::string& problem() const { return problem_; }
    std::size_t number() const { return number_; }

private:
    bool fail(const char* what) {
        problem_ = what;
        return false;
    }
    /// A quoted cell may hold commas, and quotes twice.
    bool split(std::string_view line) {
        count_ = 0;
        bool quoted = false;
        open();
        for (std::size_t i = 0; i < line.size(); ++i) {
            const bool doubled = quoted && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"';
            if (line[i] == '"' && !doubled) {
                quoted = !quoted;
            } else if (line[i] == ',' && !quoted) {
                open();
            } else {
                cells_[count_ - 1] += line[i];
                if (doubled) ++i;
            }
        }
        return !quoted || fail("has a quote without an end");
    }
    void open() {
        if (count_ == cells_.size()) cells_.emplace_back();
        cells_[count_++].clear();
    }

    std::ifstream in_;
    std::string buffer_;
    std::vector<std::string> cells_;
    std::size_t count_ = 0;
    std::string problem_;
    std::size_t number_ = 0;
};

/// Adds up one file, or says what is wrong with it.
class KeyReader {
public:
    KeyReader(Reading& reading, const Place& place, const KeyFile& form)
        : reading_(reading), place_(place), form_(form), path_(std::filesystem::path(reading.folder) / form.file) {}

    std::optional<base::WeightedKeys> read() {
        std::error_code error;
        if (!std::filesystem::is_regular_file(path_, error))
            return refuse("file " + document::quoted(path_.string()) + " does not exist or is no file");
        Rows rows(path_);
        if (!readHeader(rows)) return std::nullopt;
        KeyCounts counts;
        while (rows.next()) {
            double weight = 1.0;
            if (column_ >= rows.count() || !weightOf(rows, weight))
                return refuse(rows, "has no weight, a number of at least 0");
            if (!counts.add(rows.cells()[column_], weight)) return tooMany();
        }
        if (!rows.problem().empty()) return refuse(rows, rows.problem());
        std::vector<double> weights = counts.take();
        if (weights.size() > KeyCounts::kMost) return tooMany();
        auto shared = std::make_shared<const base::KeyWeights>(std::move(weights));
        if (shared->keys() == 0) return refuse("file " + document::quoted(form_.file) + " holds no keys");
        return base::WeightedKeys{std::move(shared)};
    }

private:
    std::nullopt_t refuse(const std::string& what) {
        reading_.error(place_, what);
        return std::nullopt;
    }
    std::nullopt_t refuse(const Rows& rows, const std::string& what) {
        return refuse(form_.file + ":" + std::to_string(rows.number()) + ": " + what);
    }
    std::nullopt_t tooMany() {
        return refuse("file " + document::quoted(form_.file) + " has more than 8,000,000 different keys");
    }

    bool readHeader(Rows& rows) {
        if (!rows.next()) {
            if (!rows.problem().empty()) return refuse(rows, rows.problem()), false;
            return refuse("file " + document::quoted(form_.file) + " is empty"), false;
        }
        std::size_t others = 0;
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < rows.count(); ++i) {
            const std::string& name = rows.cells()[i];
            if (!form_.weight.empty() && name == form_.weight) {
                weight_ = i;
                continue;
            }
            ++others;
            if (form_.column.empty() || name == form_.column) found = i;
        }
        if (!form_.weight.empty() && !weight_) return lacks(rows, form_.weight);
        if (!form_.column.empty() && !found) return lacks(rows, form_.column);
        if (form_.column.empty() && others != 1) {
            refuse(rows, "has " + std::to_string(others) + " columns for keys: \"Column\" says which it is");
            return false;
        }
        column_ = *found;
        return true;
    }
    bool lacks(const Rows& rows, const std::string& column) {
        refuse(rows, "has no column " + document::quoted(column));
        return false;
    }
    bool weightOf(const Rows& rows, double& weight) const {
        if (!weight_) return true;
        if (*weight_ >= rows.count()) return false;
        const std::string& cell = rows.cells()[*weight_];
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), weight);
        return error == std::errc() && end == cell.data() + cell.size() && std::isfinite(weight) && weight >= 0.0;
    }

    Reading& reading_;
    const Place& place_;
    const KeyFile& form_;
    std::filesystem::path path_;
    std::size_t column_ = 0;
    std::optional<std::size_t> weight_;
};

}  // namespace

std::optional<base::WeightedKeys> readKeyFile(Reading& reading, const Place& place) {
    const std::size_t before = reading.problems.list().size();
    KeyFile form;
    readFields<KeyFile>(reading, place, FieldPlace::Here, kKeyFileFields, {{}, {}, "keys of a file"}, form);
    if (errorsSince(reading, before)) return std::nullopt;
    const std::string key = document::writeJson(place.node);
    if (reading.files != nullptr && reading.files->keys.contains(key)) return reading.files->keys.at(key);
    const Place at = place.at("File", *place.node.find("File"));
    auto keys = KeyReader(reading, at, form).read();
    if (keys && reading.files != nullptr) reading.files->keys.emplace(key, *keys);
    return keys;
}

}  // namespace headroom::format
