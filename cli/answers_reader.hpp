// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/services/stepfunctions/data/execution.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::cli {

/// What tasks give, read from a file: an object of state names, each with an answer or a list of answers in the order
/// of the calls, `{"Result": ..., "Duration": "2s"}`, `{"Error": "Name", "Cause": "...", "Duration": "5s"}`,
/// `{"Never": true}`, or for a Map with an ItemReader `{"Items": [...]}`.
struct LoadedAnswers {
    std::optional<stepfunctions::data::Answers> answers;
    std::vector<document::Problem> problems;
};
LoadedAnswers readAnswers(const std::filesystem::path& path, const stepfunctions::Definition& definition);

/// Any JSON or YAML value of a file, for an execution's input.
struct LoadedValue {
    std::optional<stepfunctions::data::Json> value;
    std::vector<document::Problem> problems;
};
LoadedValue readValue(const std::filesystem::path& path);

}  // namespace headroom::cli
