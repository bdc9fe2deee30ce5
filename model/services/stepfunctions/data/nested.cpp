// SPDX-License-Identifier: GPL-3.0-or-later
// What goes between an execution and one that its task starts (Step Functions Developer Guide, connect-stepfunctions).
#include <utility>

#include "model/services/stepfunctions/data/live_strand.hpp"

namespace headroom::stepfunctions::data {

/// StartExecution's Input is JSON, or a text that holds some; {} without any.
std::shared_ptr<const HandedData> LiveStrand::handed() const {
    const Json& asked = asked_.json();
    const auto input = asked.is_object() ? asked.find("Input") : asked.end();
    if (!asked.is_object() || input == asked.end()) return std::make_shared<const HandedJson>(Json::object());
    if (input->is_string()) {
        std::optional<Json> parsed = parsedText(input->get_ref<const std::string&>());
        if (parsed) return std::make_shared<const HandedJson>(std::move(*parsed));
    }
    return std::make_shared<const HandedJson>(*input);
}

std::shared_ptr<const HandedData> LiveStrand::output() const { return std::make_shared<const HandedJson>(input_); }

/// What DescribeExecution says of it: `.sync` has its input and output as text, `.sync:2` as JSON. Only
/// StartSyncExecution tells so of a failure.
Json LiveStrand::nestedResult(const State& task) const {
    const auto handedOver = handed();
    const Json& input = static_cast<const HandedJson&>(*handedOver).value.json();
    const bool json = task.resource && task.resource->jsonOutput;
    Json result{{"Input", json ? input : Json(textOf(input))}, {"InputDetails", {{"Included", true}}}};
    if (returned_->output == nullptr) {
        if (!returned_->error.empty()) result["Error"] = returned_->error;
        result["Status"] = returned_->timedOut ? "TIMED_OUT" : "FAILED";
        return result;
    }
    const Json& output = static_cast<const HandedJson&>(*returned_->output).value.json();
    result["Output"] = json ? output : Json(textOf(output));
    result["OutputDetails"] = {{"Included", true}};
    result["Status"] = "SUCCEEDED";
    return result;
}

}  // namespace headroom::stepfunctions::data
