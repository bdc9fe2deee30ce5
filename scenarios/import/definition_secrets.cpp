// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/definition_secrets.hpp"

#include <algorithm>
#include <array>

#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/secret_text.hpp"
#include "scenarios/import/text_search.hpp"

namespace headroom::importing {

using document::Member;
using document::Node;

namespace {

/// Parameters of tasks that say what is called, or how.
constexpr auto kSaying = std::to_array<std::string_view>(
    {"FunctionName", "TableName", "IndexName", "StateMachineArn", "ActivityArn", "Qualifier", "InvocationType",
     "LaunchType", "Select", "ReturnValues", "ReturnConsumedCapacity", "KeyConditionExpression", "FilterExpression",
     "ProjectionExpression", "UpdateExpression", "ConditionExpression", "ExpressionAttributeNames"});

/// Parameters of tasks that name what is not modelled, or some of it.
constexpr auto kNaming =
    std::to_array<std::string_view>({"Name", "QueueUrl", "TopicArn", "EventBusName", "DetailType", "Source", "Bucket",
                                     "Method", "Path", "Stage", "ConnectionArn", "Cluster", "ClusterArn",
                                     "TaskDefinition", "JobDefinition", "JobQueue", "JobName", "MessageGroupId"});

/// Fields of states that hold data which states pass on.
constexpr auto kData =
    std::to_array<std::string_view>({"Result", "Parameters", "Arguments", "ResultSelector", "Assign", "Output",
                                     "ItemSelector", "Items", "Credentials", "BatchInput", "Cause", "Condition"});

constexpr auto kInside =
    std::to_array<std::string_view>({"ItemProcessor", "Iterator", "ItemReader", "ItemBatcher", "ResultWriter"});

template <class Names>
bool isOneOf(const Names& names, std::string_view key) {
    return std::ranges::find(names, key) != names.end();
}

class Hiding {
public:
    Hiding(const Node* substitutions, StandIns& standIns) : substitutions_(substitutions), standIns_(standIns) {}

    void inMachine(Node& machine) {
        eraseComment(machine);
        Node* states = machine.find("States");
        for (std::size_t i = 0; states != nullptr && states->isObject() && i < states->size(); ++i)
            inState(states->members()[i].value);
    }

    /// The same of what is put into a definition that is in a file of its own.
    void inData(Node& value, std::string_view key = {}) {
        if (value.isArray()) {
            for (Node& element : value.elements()) inData(element, key);
        } else if (const auto text = toText(value)) {
            if (value.isNumber() || value.isBool()) return;
            if (std::string now = ofData(*text, key); now != *text) value = fromText(now, value.position());
        } else if (value.isObject()) {
            for (Member& member : value.members()) inData(member.value, member.key);
        }
    }

private:
    std::string ofData(const std::string& text, std::string_view key) {
        if (isExpression(key, text)) return standIns_.ofExpression(key, text);
        if (namesSecret(key)) return blanked(text);
        return key.starts_with("StringMatches") ? standIns_.ofPattern(text) : standIns_.ofParts(text);
    }

    static void eraseComment(Node& value) {
        if (value.isObject())
            std::erase_if(value.members(), [](const Member& member) { return member.key == "Comment"; });
    }

    void inState(Node& state) {
        eraseComment(state);
        if (!state.isObject()) return;
        const bool task = textOf(state, "Type") == "Task";
        const bool starts = textOf(state, "Resource").find(":startExecution") != std::string::npos ||
                            textOf(state, "Resource").find(":startSyncExecution") != std::string::npos;
        for (Member& member : state.members()) {
            if (task && (member.key == "Parameters" || member.key == "Arguments"))
                inCall(member.value, starts);
            else if (member.key == "Choices")
                inChoices(member.value);
            else if (isOneOf(kData, member.key))
                inData(member.value, member.key);
            else if (isOneOf(kInside, member.key))
                inPart(member.value);
            else if (member.key == "Branches")
                inBranches(member.value);
            else if (member.key == "Retry" || member.key == "Catch")
                inHandlers(member.value);
        }
    }

    void inBranches(Node& branches) {
        for (std::size_t i = 0; branches.isArray() && i < branches.size(); ++i) inMachine(branches.elements()[i]);
    }

    void inHandlers(Node& handlers) {
        for (std::size_t i = 0; handlers.isArray() && i < handlers.size(); ++i) {
            Node& handler = handlers.elements()[i];
            eraseComment(handler);
            for (std::size_t k = 0; handler.isObject() && k < handler.size(); ++k) {
                Member& member = handler.members()[k];
                if (isOneOf(kData, member.key)) inData(member.value, member.key);
            }
        }
    }

    /// The machine of a Map, or its reader, writer or batches.
    void inPart(Node& part) {
        inMachine(part);
        for (std::size_t i = 0; part.isObject() && i < part.size(); ++i) {
            Member& member = part.members()[i];
            if (isOneOf(kData, member.key)) inData(member.value, member.key);
        }
    }

    /// Rules may stand inside of rules; what they compare with is compared with what states pass on.
    void inChoices(Node& rules) {
        if (rules.isArray()) {
            for (Node& rule : rules.elements()) inChoices(rule);
            return;
        }
        eraseComment(rules);
        for (std::size_t i = 0; rules.isObject() && i < rules.size(); ++i) {
            Member& member = rules.members()[i];
            if (member.key == "And" || member.key == "Or" || member.key == "Not")
                inChoices(member.value);
            else if (member.key != "Next" && member.key != "Variable")
                inData(member.value, member.key);
        }
    }

    void inCall(Node& parameters, bool starts) {
        if (!parameters.isObject()) return inData(parameters);
        for (Member& member : parameters.members()) {
            if (isOneOf(kSaying, member.key))
                inSaying(member.value);
            else if (isOneOf(kNaming, member.key) || (starts && member.key == "Input"))
                inData(member.value, member.key);
            else if (member.key == "Entries" && member.value.isArray())  // of a call that sends several events
                for (Node& entry : member.value.elements()) inCall(entry, false);
            else
                blankIn(member.value, member.key);
        }
    }

    void inSaying(Node& value) {
        const auto text = toText(value);
        if (!text || value.isNumber() || value.isBool()) return;
        if (std::string now = withoutSecrets(*text); now != *text) value = fromText(now, value.position());
    }

    void blankIn(Node& value, std::string_view key) {
        if (value.isArray()) {
            for (Node& element : value.elements()) blankIn(element, key);
        } else if (const auto text = toText(value)) {
            if (value.isNumber() || value.isBool()) return;
            const std::string now = isExpression(key, *text) ? standIns_.ofExpression(key, *text) : blanked(*text);
            if (now != *text) value = fromText(now, value.position());
        } else if (value.isObject()) {
            for (Member& member : value.members()) blankIn(member.value, member.key);
        }
    }

    /// References stay, and what is put in when the machine is made, unless it is a constant.
    std::string blanked(const std::string& text) const {
        std::string result;
        for (const Piece& piece : piecesOf(text))
            result += piece.reference ? "${" + piece.text + "}" : blankedPlain(piece.text);
        return result;
    }

    std::string blankedPlain(const std::string& text) const {
        std::string result;
        std::size_t done = 0;
        for (std::size_t begin = text.find("${"); begin != std::string::npos; begin = text.find("${", done)) {
            const std::size_t end = text.find('}', begin);
            if (end == std::string::npos) break;
            const std::string name = text.substr(begin + 2, end - begin - 2);
            const Node* value = substitutions_ != nullptr ? substitutions_->find(name) : nullptr;
            const auto constant = value != nullptr && value->isScalar() ? toText(*value) : std::nullopt;
            result += blank(text.substr(done, begin - done));
            result += constant ? blank(*constant) : "${!" + name + "}";
            done = end + 1;
        }
        return result + blank(text.substr(done));
    }

    const Node* substitutions_;
    StandIns& standIns_;
};

}  // namespace

void hideInMachine(Node& properties, StandIns& standIns) {
    Node* definition = properties.find("Definition");
    const Node* given = properties.find("DefinitionSubstitutions");
    const Node before = given != nullptr && given->isObject() ? *given : Node::object();
    Hiding hiding(&before, standIns);
    if (definition != nullptr && definition->isObject()) hiding.inMachine(*definition);
    Node* substitutions = properties.find("DefinitionSubstitutions");
    if (substitutions == nullptr || !substitutions->isObject()) return;
    const bool tree = definition != nullptr && definition->isObject();
    std::erase_if(substitutions->members(), [&](const Member& one) {
        return tree && one.value.isScalar() && !holdsText(*definition, "${" + one.key + "}");
    });
    hiding.inData(*substitutions);
    if (substitutions->size() == 0)
        std::erase_if(properties.members(), [](const Member& one) { return one.key == "DefinitionSubstitutions"; });
}

}  // namespace headroom::importing
