// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/target_calls.hpp"

#include "scenarios/document/suggest.hpp"
#include "scenarios/format/api_rules.hpp"
#include "scenarios/format/call_rules.hpp"
#include "scenarios/format/machine_rules.hpp"
#include "scenarios/format/queue_reader.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// Reports problems at the value in the file when it is found there.
class CallCheck {
public:
    CallCheck(Reading& reading, const Node& root) : reading_(reading), root_(root) {}

    void step(const Place& place, const lambda::CallStep& call, const Resource& found) {
        checkInput(reading_, place, found);
        if (call.operation.empty()) return;  // said by the field
        if (const auto* table = std::get_if<dynamodb::Spec>(&found.spec)) {
            refuseInvocationKeys(reading_, place);
            return checkTableCall(reading_, place,
                                  {call.operation, call.items, call.itemSize, call.indexName, call.consistentRead},
                                  *table);
        }
        if (std::holds_alternative<sqs::Spec>(found.spec))
            return checkQueueCall(reading_, place, call.operation, call.items);
        const std::string at = place.pointer + "/Operation";
        if (const auto* machine = std::get_if<stepfunctions::Spec>(&found.spec)) {
            if (const std::string wrong = checkStart(*machine, call.operation); !wrong.empty()) problem(at, wrong);
            return refuseTableKeys(reading_, place, "an execution has none: remove it");
        }
        if (!std::holds_alternative<lambda::Spec>(found.spec))
            return problem(at, "a function cannot call an API of this design; call what stands behind it");
        invoke(call.operation, at);
        refuseTableKeys(reading_, place, "an invocation has none: remove it");
        checkPayload(reading_, place, call);
    }

    void entry(const std::string& at, const workload::MixEntry& entry, const Resource& found) {
        const Place place = nearest(root_, at);
        if (const auto* api = std::get_if<apigateway::Spec>(&found.spec)) {
            if (!entry.operation.empty())
                problem(at + "/Operation", "belongs to workloads on a table or a function; an API has routes");
            return checkApiEntry(reading_, place, at, entry, found.name, *api);
        }
        if (!entry.route.empty()) problem(at + "/Route", "belongs to workloads on an API");
        if (const auto* table = std::get_if<dynamodb::Spec>(&found.spec)) {
            const auto size =
                entry.itemSize ? std::optional(base::Distribution::constant(static_cast<double>(entry.itemSize->count)))
                               : std::nullopt;
            return checkTableCall(reading_, place,
                                  {entry.operation, entry.items, size, entry.indexName, entry.consistentRead}, *table);
        }
        if (std::holds_alternative<sqs::Spec>(found.spec))
            return checkQueueCall(reading_, place, entry.operation, entry.items);
        if (const auto* machine = std::get_if<stepfunctions::Spec>(&found.spec)) {
            const std::string wrong = checkStart(*machine, entry.operation);
            if (!wrong.empty()) problem(at + "/Operation", wrong);
        } else if (!entry.operation.empty()) {
            invoke(entry.operation, at + "/Operation");
        }
        refuseTableKeys(reading_, place, "an invocation's size is PayloadSize");
    }

private:
    void problem(const std::string& pointer, std::string text) {
        reading_.error(nearest(root_, pointer), std::move(text));
    }
    void invoke(const std::string& operation, const std::string& pointer) {
        if (operation != "Invoke")
            problem(pointer, document::quoted(operation) + " is not an operation of a function; it has \"Invoke\"");
    }

    Reading& reading_;
    const Node& root_;
};

}  // namespace

void checkStepCall(Reading& reading, const Node& root, const Place& place, const lambda::CallStep& call,
                   const Resource& found) {
    CallCheck(reading, root).step(place, call, found);
}

void checkEntry(Reading& reading, const Node& root, const std::string& at, const workload::MixEntry& entry,
                const Resource& found) {
    CallCheck(reading, root).entry(at, entry, found);
}

}  // namespace headroom::format
