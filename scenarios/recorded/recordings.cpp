// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/recordings.hpp"

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/account_name.hpp"
#include "scenarios/recorded/input_file.hpp"
#include "scenarios/recorded/joined.hpp"
#include "scenarios/recorded/metric_answer.hpp"
#include "scenarios/recorded/metric_csv.hpp"
#include "scenarios/recorded/tidy.hpp"

namespace headroom::recorded {

namespace {

/// Of a table, or a list of queries.
constexpr std::size_t kMostBytes = std::size_t{2} << 30U;

base::Error in(const std::string& file, base::Error error) {
    if (error.where.empty()) error.where = file;
    return error;
}

base::Result<Recording> read(const std::string& file) {
    auto input = InputFile::open(file);
    if (!input) return input.error();
    std::string beginning;
    if (const auto read = input->readBehind(beginning); !read) return read.error();
    const std::size_t first = beginning.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first != std::string::npos && beginning[first] == '{') return readMetricAnswer(std::move(beginning), *input);
    const auto text = readWhole(file, kMostBytes);
    return text ? readMetricCsv(*text) : text.error();
}

}  // namespace

base::Result<Recording> readRecording(const std::string& file) {
    auto recording = read(file);
    if (!recording) return in(file, recording.error());
    return recording;
}

base::Error lastPageMissing(const std::string& file) {
    return {base::Errc::BadInput, file,
            "is not the whole answer: its NextToken says that CloudWatch has more pages to give; give all of them"};
}

base::Result<Recording> readRecordings(const std::vector<std::string>& files, const std::string& queries) {
    Recording all;
    std::size_t pages = 0;  // that others follow
    for (const std::string& file : files) {
        auto recording = readRecording(file);
        if (!recording) return recording.error();
        if (recording->more) ++pages;
        for (Series& series : recording->series) all.series.push_back(std::move(series));
        for (const std::string& one : recording->notes) all.notes.push_back(file + ": " + one);
    }
    if (pages > 0 && pages == files.size()) return lastPageMissing(files.back());
    if (const auto joined = joinSame(all.series, all.notes); !joined) return in(files.back(), joined.error());
    for (const Series& one : all.series) {
        if (!one.complete) all.notes.push_back(nameOf(one) + " is not complete: CloudWatch had more pages to give");
    }
    if (queries.empty()) return all;
    const auto text = readWhole(queries, kMostBytes);
    if (!text) return text.error();
    if (const auto added = addQueries(*text, all); !added) return in(queries, added.error());
    return all;
}

base::Result<std::map<std::string, std::string>> realNamesOf(const document::Node& scenario,
                                                             const std::vector<std::string>& given) {
    std::map<std::string, std::string> names;
    std::vector<std::string_view> known;
    const document::Node* resources = scenario.find("Resources");
    for (std::size_t i = 0; resources != nullptr && resources->isObject() && i < resources->size(); ++i) {
        const document::Member& member = resources->members()[i];
        known.push_back(member.key);
        const std::string slot = format::accountNameSlot(scenario, member.key);
        if (!slot.empty()) names[member.key] = document::resolve(scenario, slot)->asString();
    }
    for (const std::string& one : given) {
        const std::size_t equals = one.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == one.size())
            return base::Error{base::Errc::BadInput, "--real",
                               document::quoted(one) + " is not Name=name-in-the-account"};
        const std::string name = one.substr(0, equals);
        if (resources == nullptr || resources->find(name) == nullptr)
            return base::Error{base::Errc::BadInput, "--real",
                               "there is no resource " + document::quoted(name) + document::didYouMean(name, known)};
        names[name] = one.substr(equals + 1);
    }
    return names;
}

}  // namespace headroom::recorded
