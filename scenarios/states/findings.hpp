// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/document/problem.hpp"
#include "scenarios/states/rules.hpp"

namespace headroom::states {

/// A problem and the rule it offends.
struct Finding {
    Rule rule = Rule::Syntax;
    document::Problem problem;
};

/// A value of the definition and where it is.
struct Place {
    const document::Node& node;
    std::string pointer;

    /// A member's or an element's place.
    Place operator[](const document::Member& member) const;
    Place at(std::size_t element) const;
};

/// Collects what is wrong with a definition: at most kMaxKept, so that a hostile file cannot fill the memory.
class Findings {
public:
    static constexpr std::size_t kMaxKept = 1000;

    explicit Findings(std::string file) : file_(std::move(file)) {}

    void error(Rule rule, const Place& place, std::string text);
    void warning(Rule rule, const Place& place, std::string text);
    /// At the name of a member rather than at its value.
    void errorAtKey(Rule rule, const document::Member& member, const Place& place, std::string text);
    void add(Finding finding);

    bool hasError() const;
    const std::string& file() const { return file_; }
    /// Sorted by place.
    std::vector<Finding> take();

private:
    void add(document::Severity severity, Rule rule, document::Position at, const std::string& pointer,
             std::string text);

    std::string file_;
    std::vector<Finding> findings_;
};

/// The problems of findings, for document::toLines(): each text ends with its rule in brackets.
std::vector<document::Problem> problemsOf(const std::vector<Finding>& findings);

}  // namespace headroom::states
