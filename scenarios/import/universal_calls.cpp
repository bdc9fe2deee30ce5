// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/universal_calls.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "scenarios/document/read_document.hpp"
#include "scenarios/import/account_names.hpp"
#include "scenarios/import/item_guess.hpp"
#include "scenarios/import/queue_properties.hpp"
#include "scenarios/import/reference_text.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::string_view kUniversal = ":aws-sdk:";
constexpr std::string_view kTables = "AWS::DynamoDB::";
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kCalls{
    {{"lambda:invoke", "AWS::Lambda::Function"},
     {"sqs:sendMessage", kQueueType},
     {"sqs:sendMessageBatch", kQueueType},
     {"sfn:startExecution", "AWS::StepFunctions::StateMachine"},
     {"sfn:startSyncExecution", "AWS::StepFunctions::StateMachine"},
     {"dynamodb:putItem", kTables},
     {"dynamodb:updateItem", kTables},
     {"dynamodb:deleteItem", kTables},
     {"dynamodb:getItem", kTables},
     {"dynamodb:query", kTables},
     {"dynamodb:scan", kTables},
     {"dynamodb:batchGetItem", kTables},
     {"dynamodb:batchWriteItem", kTables},
     {"dynamodb:transactGetItems", kTables},
     {"dynamodb:transactWriteItems", kTables}}};

/// "PutItem" of "dynamodb:putItem".
std::string operationIn(std::string_view call) {
    std::string name(call.substr(call.find(':') + 1));
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

/// The request of a call, where its text can be read.
class Request {
public:
    explicit Request(const Node& input) : input_(input) {
        const Node* substituted = input.isObject() ? input.find("Fn::Sub") : nullptr;
        const Node& text = substituted != nullptr ? *substituted : input;
        if (text.isString()) read_ = document::readText(text.asString(), {}, document::Format::Json);
        references_ = substituted != nullptr && isRead();
    }

    const Node* find(std::string_view key) const {
        const Node& object = isRead() ? *read_.root : input_;
        return object.isObject() ? object.find(key) : nullptr;
    }

    /// A text of the request as a value of the template.
    Node valueOf(const Node& text) const {
        if (!references_) return text;
        Node wrapped = Node::object();
        wrapped.set("Fn::Sub", text);
        return wrapped;
    }

    /// The part that says who is asked: what else stands there is said to it, and may name anything. The whole request
    /// where that cannot be told.
    Node asked() const {
        for (const char* key : {"FunctionName", "QueueUrl", "StateMachineArn", "TableName"}) {
            if (const Node* named = find(key)) return valueOf(*named);
        }
        return input_;
    }

private:
    bool isRead() const { return read_.ok() && read_.root->isObject(); }

    const Node& input_;
    document::Loaded read_;
    bool references_ = false;
};

/// What a batch or a transaction asks of each table, in the order of the request.
class Tables {
public:
    Tables(const Inventory& inventory, const Request& request) : names_(inventory), request_(request) {
        const Node* batch = request.find("RequestItems");
        for (std::size_t i = 0; batch != nullptr && batch->isObject() && i < batch->size(); ++i) {
            const auto& [table, at, asked] = batch->members()[i];
            const Node* keys = asked.isObject() ? asked.find("Keys") : &asked;
            if (keys != nullptr && keys->isArray()) add(table, keys->size(), asked.isObject() ? &asked : nullptr);
        }
        const Node* items = request.find("TransactItems");
        for (std::size_t i = 0; items != nullptr && items->isArray() && i < items->size(); ++i) {
            const Node& item = items->elements()[i];
            if (item.isObject() && item.size() == 1) add(textOf(item.members().front().value, "TableName"), 1, nullptr);
        }
    }

    std::vector<UniversalCall> take() { return std::move(calls_); }

private:
    void add(const std::string& table, std::size_t items, const Node* asked) {
        if (table.empty()) return;
        auto call = std::ranges::find(tables_, table);
        const std::size_t at = static_cast<std::size_t>(call - tables_.begin());
        if (call == tables_.end()) {
            tables_.push_back(table);
            counts_.push_back(0);
            const std::string found = names_.resource(Called::Table, table);
            calls_.push_back({found.empty() ? request_.valueOf(Node::string(table)) : refTo(found, {}), kTables, {}});
        }
        counts_[at] += static_cast<std::int64_t>(items);
        calls_[at].said.set("Items", Node::integer(counts_[at]));
        if (asked != nullptr && isTrue(*asked, "ConsistentRead"))
            calls_[at].said.set("ConsistentRead", Node::boolean(true));
    }

    AccountNames names_;
    const Request& request_;
    std::vector<std::string> tables_;
    std::vector<std::int64_t> counts_;
    std::vector<UniversalCall> calls_;
};

/// How many items a call has that is no batch of tables that can be read.
void sayItems(const Request& request, UniversalCall& call) {
    const Node* entries = request.find("Entries");
    const Node* limit = request.find("Limit");
    auto guess = guessedItems(call.operation);
    if (!guess) return;
    if (entries != nullptr && entries->isArray()) {
        call.said.set("Items", Node::integer(static_cast<std::int64_t>(entries->size())));
    } else if (limit != nullptr && limit->isNumber()) {
        call.said.set("Items", *limit);
    } else {
        call.said.set("Items", std::move(guess->items));
        call.itemsWhy = std::move(guess->why);
    }
}

void sayMore(const Request& request, UniversalCall& call) {
    sayItems(request, call);
    const Node* consistent = request.find("ConsistentRead");
    if (consistent != nullptr && consistent->isBool() && consistent->asBool())
        call.said.set("ConsistentRead", Node::boolean(true));
    const Node* index = request.find("IndexName");
    if (index != nullptr && index->isString()) call.said.set("IndexName", Node::string(index->asString()));
}

}  // namespace

std::string universalAction(const Node& target) {
    const Node* arn = target.isObject() ? target.find("Arn") : nullptr;
    const std::string text = arn != nullptr ? toText(*arn).value_or("") : std::string();
    const std::size_t universal = text.find(kUniversal);
    return universal == std::string::npos ? std::string() : text.substr(universal + kUniversal.size());
}

std::vector<UniversalCall> universalCalls(const Inventory& inventory, const Node& target) {
    const std::string action = universalAction(target);
    const auto known = std::ranges::find(kCalls, std::string_view(action), &decltype(kCalls)::value_type::first);
    const Node* input = target.isObject() ? target.find("Input") : nullptr;
    if (known == kCalls.end() || input == nullptr) return {};
    const Request request(*input);
    const std::string operation = operationIn(action);
    std::vector<UniversalCall> calls;
    if (known->second == kTables) calls = Tables(inventory, request).take();
    for (UniversalCall& call : calls) call.operation = operation;
    if (!calls.empty()) return calls;
    UniversalCall call{request.asked(), known->second, operation};
    sayMore(request, call);
    calls.push_back(std::move(call));
    return calls;
}

}  // namespace headroom::importing
