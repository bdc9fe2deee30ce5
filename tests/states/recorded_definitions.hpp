// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// Definitions of ours that do what the recorded executions did, by the name of the recording.
namespace headroom::test {

struct RecordedDefinition {
    std::string_view recording;  ///< the end of the recording's name
    std::string_view definition;
};

inline constexpr RecordedDefinition kRecordedDefinitions[] = {
    {"test_state_fail", R"({ "StartAt": "FailState", "States": { "FailState": { "Type": "Fail", "Error": "SomeFailure",
        "Cause": "This state machines raises a 'SomeFailure' failure." } } })"},
    {"test_state_fail_path", R"({ "StartAt": "FailState", "States": { "FailState": { "Type": "Fail",
        "ErrorPath": "$.Error", "CausePath": "$.Cause" } } })"},
    {"test_state_fail_intrinsic", R"x({ "StartAt": "FailState", "States": { "FailState": { "Type": "Fail",
        "ErrorPath": "States.Format('{}', $.Error)",
        "CausePath": "States.Format('This is a custom error message for {}, caused by {}.', $.Error, $.Cause)" } } })x"},
    {"test_state_fail_empty", R"({ "StartAt": "FailState", "States": { "FailState": { "Type": "Fail" } } })"},
    {"test_state_pass_result", R"({ "StartAt": "State_1", "States": { "State_1": { "Type": "Pass", "End": true,
        "Result": { "Arg1": "argument1" } } } })"},
    {"test_state_pass_result_jsonpaths", R"({ "StartAt": "State_1", "States": { "State_1": { "Type": "Pass",
        "End": true, "Result": { "unsupported1.$": "$.jsonpath", "unsupported2.$": "$$" } } } })"},
    {"test_decl_version_1_0", R"({ "Version": "1.0", "StartAt": "State_1", "States": { "State_1": { "Type": "Pass",
        "End": true } } })"},
    {"test_state_pass_result_null_input_output_paths", R"({ "StartAt": "State0", "States": {
        "State0": { "Type": "Pass", "Parameters": { "Arg1": "argument1", "FromInput.$": "$" }, "Next": "State1" },
        "State1": { "Type": "Pass", "InputPath": null, "Parameters": { "Arg2": "argument2", "FromInput.$": "$" },
                    "Next": "State2" },
        "State2": { "Type": "Pass", "OutputPath": null, "End": true } } })"},
    {"test_state_pass_regex_json_path_base", R"({ "StartAt": "State0", "States": { "State0": { "Type": "Pass",
        "Parameters": { "FromInput.$": "$.users[?(@.year == 1997)]" }, "End": true } } })"},
    {"test_base_cases[BASE_EMPTY]", R"({ "StartAt": "State0", "States": { "State0": { "Type": "Pass", "Assign": {},
        "End": true } } })"},
    {"test_base_cases[BASE_PATHS]", R"x({ "StartAt": "State0", "States": { "State0": { "Type": "Pass", "Assign": {
        "str_path_root.$": "$", "str_path.$": "$.input_value", "str_contextpath_root.$": "$$",
        "str_contextpath.$": "$$.Execution.Id",
        "str_intrinsic_func.$": "States.Format('Format Func {}', $.input_value)" }, "End": true } } })x"},
    {"test_base_cases[BASE_SCOPE_MAP]", R"({ "StartAt": "State0", "States": {
        "State0": { "Type": "Pass", "Assign": { "x": 42, "items": [1, 2, 3] }, "Next": "State1" },
        "State1": { "Type": "Map", "ItemsPath": "$items", "MaxConcurrency": 1, "ItemProcessor": { "StartAt": "Inner",
            "States": { "Inner": { "Type": "Pass", "Assign": { "innerX.$": "$x" }, "End": true } } }, "Next": "State2" },
        "State2": { "Type": "Pass", "Assign": { "final.$": "$x" }, "End": true } } })"},
    {"test_assign_in_choice[CONDITION_TRUE]", R"({ "StartAt": "ChoiceState", "States": { "ChoiceState": {
        "Type": "Choice", "Choices": [ { "Variable": "$.condition", "BooleanEquals": true, "Next": "ConditionTrue",
            "Assign": { "Assignment": "Condition assignment" } } ], "Default": "DefaultState",
            "Assign": { "Assignment": "Default Assignment" } },
        "ConditionTrue": { "Type": "Pass", "End": true },
        "DefaultState": { "Type": "Fail", "Cause": "Condition is false" } } })"},
    {"test_assign_in_choice[CONDITION_FALSE]", ""},  // the definition above
    {"test_heartbeat_timeout", R"({ "StartAt": "SendMessageWithWait", "States": { "SendMessageWithWait": {
        "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 600,
        "HeartbeatSeconds": 5, "Parameters": { "QueueUrl.$": "$.QueueUrl", "MessageBody": {
            "Message.$": "$.Message", "TaskToken.$": "$$.Task.Token" } }, "End": true } } })"},
    {"test_heartbeat_path_timeout", R"({ "StartAt": "SendMessageWithWait", "States": { "SendMessageWithWait": {
        "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 600,
        "HeartbeatSecondsPath": "$.HeartbeatSecondsPath", "Parameters": { "QueueUrl.$": "$.QueueUrl",
            "MessageBody": { "Message.$": "$.Message", "TaskToken.$": "$$.Task.Token" } }, "End": true } } })"},
    {"test_heartbeat_no_timeout", R"({ "StartAt": "SendMessageWithWait", "States": { "SendMessageWithWait": {
        "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "HeartbeatSeconds": 5,
        "Parameters": { "QueueUrl.$": "$.QueueUrl", "MessageBody": { "Message.$": "$.Message",
            "TaskToken.$": "$$.Task.Token" } }, "End": true } } })"},
};

struct LeftOut {
    std::string_view recording;
    std::string_view why;
};

/// Recordings that are not compared, and why.
inline constexpr LeftOut kLeftOut[] = {
    {"test_base_parallel_cases[BASE_SCOPE_PARALLEL]",
     "the recording sorts the branches' events and masks their ids; the types are compared as a multiset"},
    {"test_query_context_object_values", "all values are ARNs, names and times, masked in the recording"},
    {"test_event_bridge_events_base", "events on a bus, no history"},
};

}  // namespace headroom::test
