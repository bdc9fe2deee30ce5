// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answers_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/states/flow_builder.hpp"

namespace headroom::cli {

namespace {

using document::Node;
using stepfunctions::data::Answer;

constexpr std::array<std::string_view, 6> kKeys{"Result", "Error", "Cause", "Duration", "Never", "Items"};

class AnswersReader {
public:
    explicit AnswersReader(document::Problems& problems) : problems_(problems) {}

    Answer readAnswer(const Node& node, const std::string& pointer) {
        Answer answer;
        if (!node.isObject()) {
            problems_.error(node, pointer, "an answer is an object such as {\"Result\": {}, \"Duration\": \"2s\"}");
            return answer;
        }
        for (const document::Member& member : node.members()) {
            const std::string at = document::child(pointer, member.key);
            if (std::ranges::find(kKeys, member.key) == kKeys.end())
                problems_.error(
                    member.keyPosition, at,
                    "an answer has no " + document::quoted(member.key) + document::didYouMean(member.key, kKeys));
            else
                readKey(answer, member, at);
        }
        if (node.find("Result") != nullptr && (answer.error || answer.never))
            problems_.error(node, pointer, "an answer has a Result, or an Error, or is Never given");
        if (node.find("Cause") != nullptr && !answer.error) problems_.error(node, pointer, "Cause belongs to an Error");
        return answer;
    }

    /// What a Map's ItemReader reads, under either name.
    void takeItems(Answer& answer, const Node& node, const std::string& pointer) {
        const Node* result = node.isObject() ? node.find("Result") : nullptr;
        if (result == nullptr) return;
        if (answer.items) return problems_.error(node, pointer, "gives a Map's list twice, as Result and as Items");
        if (!result->isArray())
            return problems_.error(*result, document::child(pointer, "Result"),
                                   "the Result of a Map with an ItemReader is the list that it reads");
        answer.items = std::exchange(answer.result, stepfunctions::data::Json::object());
    }

private:
    void readKey(Answer& answer, const document::Member& member, const std::string& at) {
        const Node& value = member.value;
        if (member.key == "Result") {
            answer.result = states::jsonOf(value);
        } else if (member.key == "Items") {
            if (!value.isArray()) problems_.error(value, at, "Items is the list that an ItemReader reads");
            answer.items = states::jsonOf(value);
        } else if (member.key == "Never") {
            if (!value.isBool()) problems_.error(value, at, "Never is true or false");
            answer.never = value.isBool() && value.asBool();
        } else if (!value.isString()) {
            problems_.error(value, at, member.key + " is text");
        } else if (member.key == "Duration") {
            const base::Result<base::Duration> duration = format::parseDuration(value.asString());
            if (duration)
                answer.duration = *duration;
            else
                problems_.error(value, at, duration.error().what);
        } else if (member.key == "Error") {
            answer.error = value.asString();
        } else {
            answer.cause = value.asString();
        }
    }

    document::Problems& problems_;
};

bool readsItems(const stepfunctions::Definition& definition, const std::string& name) {
    return std::ranges::any_of(definition.states, [&](const stepfunctions::State& state) {
        return state.name == name && state.map && state.map->reads;
    });
}

std::vector<std::string_view> answering(const stepfunctions::Definition& definition) {
    std::vector<std::string_view> names;
    for (const stepfunctions::State& state : definition.states)
        if (state.type == stepfunctions::StateType::Task || (state.map && state.map->reads))
            names.push_back(state.name);
    return names;
}

}  // namespace

LoadedAnswers readAnswers(const std::filesystem::path& path, const stepfunctions::Definition& definition) {
    document::Loaded loaded = document::readDocument(path);
    if (!loaded.ok()) return {std::nullopt, std::move(loaded.problems)};
    document::Problems problems(path.string());
    stepfunctions::data::Answers answers;
    AnswersReader reader(problems);
    const std::vector<std::string_view> names = answering(definition);
    if (!loaded.root->isObject()) problems.error(*loaded.root, "", "results are an object of answers by state name");
    for (const document::Member& member :
         loaded.root->isObject() ? loaded.root->members() : std::vector<document::Member>{}) {
        const std::string at = document::child("", member.key);
        if (std::ranges::find(names, member.key) == names.end())
            problems.error(member.keyPosition, at,
                           "there is no Task, and no Map with an ItemReader, named " + document::quoted(member.key) +
                               document::didYouMean(member.key, names));
        const bool map = readsItems(definition, member.key);
        const auto add = [&](const Node& node, const std::string& pointer) {
            Answer answer = reader.readAnswer(node, pointer);
            if (map) reader.takeItems(answer, node, pointer);
            answers[member.key].push_back(std::move(answer));
        };
        if (!member.value.isArray()) {
            add(member.value, at);
            continue;
        }
        for (std::size_t i = 0; i < member.value.size(); ++i) add(member.value.elements()[i], document::child(at, i));
    }
    std::vector<document::Problem> found = problems.take();
    if (document::hasError(found)) return {std::nullopt, std::move(found)};
    return {std::move(answers), std::move(found)};
}

LoadedValue readValue(const std::filesystem::path& path) {
    document::Loaded loaded = document::readDocument(path);
    if (!loaded.ok()) return {std::nullopt, std::move(loaded.problems)};
    return {states::jsonOf(*loaded.root), std::move(loaded.problems)};
}

}  // namespace headroom::cli
