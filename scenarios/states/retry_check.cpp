// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/error_names.hpp"
#include "scenarios/states/expression_check.hpp"
#include "scenarios/states/field_check.hpp"
#include "scenarios/states/part_checks.hpp"

namespace headroom::states {

namespace {

namespace error = stepfunctions::error;
using document::quoted;

/// The names of an ErrorEquals; `last` says that no retrier or catcher follows.
void checkErrorEquals(const Place& place, bool last, Findings& findings) {
    if (!place.node.isArray()) return findings.error(Rule::WrongType, place, "ErrorEquals is a list of error names");
    if (place.node.size() == 0)
        return findings.error(Rule::EmptyList, place, "ErrorEquals needs a name; [\"States.ALL\"] matches every error");
    for (std::size_t i = 0; i < place.node.size(); ++i) {
        const Place name = place.at(i);
        if (!name.node.isString()) {
            findings.error(Rule::WrongType, name,
                           "the name of an error is text, not " + std::string(document::describe(name.node.kind())));
            continue;
        }
        const std::string& text = name.node.asString();
        if (text == error::kAll && place.node.size() > 1)
            findings.error(Rule::StatesAllAlone, name, "States.ALL stands alone in its list: it matches every error");
        if (text == error::kAll && !last)
            findings.error(Rule::StatesAllLast, name, "States.ALL goes last: what follows it would never be reached");
        if (text.starts_with("States.") && text != error::kAll && !stepfunctions::isKnownStatesError(text))
            findings.warning(Rule::UnknownStatesError, name,
                             "Step Functions raises no error " + quoted(text) + "; names with States. are its own");
    }
}

/// Calls `check` for each element; reports what is no list.
template <class Check>
void forEach(const Place& place, std::string_view what, Findings& findings, Check check) {
    if (!place.node.isArray())
        return findings.error(Rule::WrongType, place, std::string(what) + " is a list of objects");
    for (std::size_t i = 0; i < place.node.size(); ++i) {
        const Place element = place.at(i);
        check(element);
        const document::Member* names = element.node.findMember("ErrorEquals");
        if (names != nullptr) checkErrorEquals(element[*names], i + 1 == place.node.size(), findings);
    }
}

}  // namespace

void checkRetry(const Place& place, Findings& findings) {
    forEach(place, "Retry", findings, [&](const Place& retrier) {
        checkFields(retrier, retrierFields(), "a retrier", {}, findings);
        const auto interval = numberOf(retrier.node, "IntervalSeconds");
        const auto most = numberOf(retrier.node, "MaxDelaySeconds");
        if (most && *most >= 1 && *most < interval.value_or(1))
            findings.warning(Rule::OutOfRange, retrier[*retrier.node.findMember("MaxDelaySeconds")],
                             "MaxDelaySeconds is less than IntervalSeconds: every retry waits MaxDelaySeconds");
    });
}

void checkCatch(const Place& place, stepfunctions::QueryLanguage language, Findings& findings) {
    const bool jsonata = language == stepfunctions::QueryLanguage::Jsonata;
    forEach(place, "Catch", findings, [&](const Place& catcher) {
        checkFields(catcher, catcherFields(), "a catcher", {language, jsonata}, findings);
        if (const document::Member* assign = catcher.node.findMember("Assign"))
            checkAssign(catcher[*assign], language, findings);
    });
}

}  // namespace headroom::states
