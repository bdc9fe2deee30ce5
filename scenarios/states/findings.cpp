// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/states/findings.hpp"

#include <algorithm>
#include <tuple>

#include "scenarios/document/pointer.hpp"

namespace headroom::states {

Place Place::operator[](const document::Member& member) const {
    return {member.value, document::child(pointer, member.key)};
}

Place Place::at(std::size_t element) const { return {node.elements()[element], document::child(pointer, element)}; }

void Findings::add(document::Severity severity, Rule rule, document::Position at, const std::string& pointer,
                   std::string text) {
    add({rule, {severity, file_, at, pointer, std::move(text)}});
}

void Findings::add(Finding finding) {
    const bool error = finding.problem.severity == document::Severity::Error;
    if (findings_.size() < kMaxKept || (error && !hasError())) findings_.push_back(std::move(finding));
}

void Findings::error(Rule rule, const Place& place, std::string text) {
    if (place.node.isReported()) return;
    add(document::Severity::Error, rule, place.node.position(), place.pointer, std::move(text));
}

void Findings::warning(Rule rule, const Place& place, std::string text) {
    if (place.node.isReported()) return;
    add(document::Severity::Warning, rule, place.node.position(), place.pointer, std::move(text));
}

void Findings::errorAtKey(Rule rule, const document::Member& member, const Place& place, std::string text) {
    add(document::Severity::Error, rule, member.keyPosition, place.pointer, std::move(text));
}

bool Findings::hasError() const {
    return std::ranges::any_of(
        findings_, [](const Finding& finding) { return finding.problem.severity == document::Severity::Error; });
}

std::vector<Finding> Findings::take() {
    std::ranges::stable_sort(findings_, {}, [](const Finding& finding) {
        return std::tuple(finding.problem.position.line, finding.problem.position.column);
    });
    return std::move(findings_);
}

std::vector<document::Problem> problemsOf(const std::vector<Finding>& findings) {
    std::vector<document::Problem> problems;
    problems.reserve(findings.size());
    for (const Finding& finding : findings) {
        problems.push_back(finding.problem);
        problems.back().text += " [" + std::string(ruleName(finding.rule)) + "]";
    }
    return problems;
}

}  // namespace headroom::states
