// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "scenarios/states/rules.hpp"

/// What refuses each file of the shared data's `asl/invalid*`, and which files are judged otherwise than by their
/// origin. Files are named by the end of their names.
namespace headroom::test {

using states::Rule;

struct Refused {
    std::string_view file;
    Rule rule;
    std::string_view pointer;
};

inline constexpr Refused kRefused[] = {
    {"invalid-assign.asl.json", Rule::BadJsonata, "/States/ProvideTestData/Assign/top-level/array/0/child-1"},
    {"invalid-cfn-definition-substitutions.json", Rule::BadSubstitution, "/States/X/Resource"},
    {"invalid-choice-state-variable.json", Rule::BadPath, "/States/ChoiceState/Choices/0/Variable"},
    {"invalid-dupe-fields.asl.json", Rule::DuplicateTemplateField, "/States/PassState/Parameters/dynamic/conflict.$"},
    {"invalid-duplicate-fields-nested.json", Rule::DuplicateTemplateField,
     "/States/Publish to Slack/Parameters/slackMessage/blocks/0/text/type.$"},
    {"invalid-error-equals.json", Rule::MissingField, "/States/Testing/Catch/0"},
    {"invalid-fail-dupe-cause.json", Rule::ExclusiveFields, "/States/Hello/CausePath"},
    {"invalid-inexistant-state.json", Rule::NextUnknown, "/States/Start State/Next"},
    {"invalid-jsonata-surround-syntax-no-open.json", Rule::BadJsonata, "/States/X/Output"},
    {"invalid-map-items.asl.json", Rule::ExclusiveFields, "/States/ProcessAnimals/ItemsPath"},
    {"invalid-map-missing-iterator.json", Rule::MissingField, "/States/Map"},
    {"invalid-map-ob-link.json", Rule::NextUnknown, "/States/Map/Iterator/States/ChoiceState/Choices/1/Next"},
    {"invalid-map-tolerated-value.json", Rule::OutOfRange, "/States/Map/ToleratedFailurePercentage"},
    {"invalid-math-add.json", Rule::BadIntrinsic, "/States/validate input/Parameters/foo.$"},
    {"invalid-missing-terminal.json", Rule::NoTerminalState, "/States"},
    {"invalid-next-with-end.json", Rule::ExclusiveFields, "/States/Send SNS Message/End"},
    {"invalid-parallel-branch-type.json", Rule::WrongType, "/States/A/Branches/0"},
    {"invalid-parallel-missing-branches.json", Rule::MissingField, "/States/Parallel"},
    {"invalid-payload-template.asl.json", Rule::BadPath, "/States/Hello, World/Parameters/lorem.$"},
    {"invalid-state-name-too-long.json", Rule::StateNameLength,
     "/States/This is an exceptionally long state name that I know will fail when I try to deploy to AWS"},
    {"invalid-task-alias-function.json", Rule::BadResource, "/States/MissingAlias/Resource"},
    {"invalid-task-credentials-null.json", Rule::WrongType, "/States/X/Credentials"},
    {"invalid-task-heartbeat.json", Rule::ExclusiveFields, "/States/X/HeartbeatSecondsPath"},
    {"invalid-task-timout.json", Rule::ExclusiveFields, "/States/X/TimeoutSecondsPath"},
    {"invalid-unreachable-state.json", Rule::Unreachable, "/States/Finished Choice"},
    {"invalid-variable-result-path.json", Rule::BadReferencePath, "/States/Fin/ResultPath"},
    {"aslls__documentChoiceInvalidDefault.json", Rule::NextUnknown, "/States/ChoiceState/Default"},
    {"aslls__documentDistributedMapInvalidNextInNestedState.json", Rule::NextUnknown,
     "/States/Map/ItemProcessor/States/Pass/Next"},
    {"aslls__documentFailCauseAndCausePathInvalid.json", Rule::ExclusiveFields, "/States/fail/CausePath"},
    {"aslls__documentFailCausePathJsonPathInvalid.json", Rule::BadPath, "/States/fail/CausePath"},
    {"aslls__documentFailErrorAndErrorPathInvalid.json", Rule::ExclusiveFields, "/States/fail/ErrorPath"},
    {"aslls__documentFailErrorPathJsonPathInvalid.json", Rule::BadPath, "/States/fail/ErrorPath"},
    {"aslls__documentInvalidFailWithAssign.json", Rule::FieldNotAllowed, "/States/HelloWorld/Assign"},
    {"aslls__documentInvalidNextNested.json", Rule::NextUnknown,
     "/States/LookupCustomerInfo/Branches/0/States/LookupAddress/Next"},
    {"aslls__documentInvalidParametersJsonPath.json", Rule::BadPath,
     "/States/GetManualReview/Parameters/Payload/model.$"},
    {"aslls__documentInvalidPropertiesChoices.json", Rule::ChoiceRule,
     "/States/ChoiceState/Choices/0/Not/NumericGreaterThanEquals"},
    {"aslls__documentInvalidPropertiesRoot.json", Rule::UnknownField, "/NewTopLevelField"},
    {"aslls__documentInvalidPropertiesRootNested.json", Rule::UnknownField, "/States/Map/Iterator/InvalidProp"},
    {"aslls__documentInvalidResultSelectorIntrinsicFunction.json", Rule::BadIntrinsic,
     "/States/Invoke Lambda function/ResultSelector/prop2/Input2.$"},
    {"aslls__documentMapCatchTemplateInvalidNext.json", Rule::NextUnknown, "/States/Map/Catch/0/Next"},
    {"aslls__documentMapInvalidItemProcessorConfig.json", Rule::MissingField, "/States/Map/ItemProcessor"},
    {"aslls__documentNestedNoTerminalState.json", Rule::NoTerminalState,
     "/States/LookupCustomerInfo/Branches/1/States"},
    {"aslls__documentNoTerminalState.json", Rule::NoTerminalState, "/States"},
    {"aslls__documentTaskRetryInvalid.json", Rule::OutOfRange, "/States/HelloWorld/Retry/0/MaxAttempts"},
    {"aslls__documentUnreachableState.json", Rule::Unreachable, "/States/AndHere"},
    {"invalid_credentials_field.json5", Rule::UnknownField, "/States/State0/Credentials/InvalidField"},
    {"statelint__test__backoff-with-backoffrate-between-0-and-1.json", Rule::OutOfRange,
     "/States/p/Retry/0/BackoffRate"},
    {"statelint__test__backoff-with-backoffrate-negative.json", Rule::OutOfRange, "/States/p/Retry/0/BackoffRate"},
    {"statelint__test__fail-with-static-and-dynamic-cause.json", Rule::ExclusiveFields, "/States/FailState/CausePath"},
    {"statelint__test__has-dupes.json", Rule::DuplicateStateName, "/States/Sub2_1"},
    {"statelint__test__invalid-backoff-with-jitter-on-retry.json", Rule::OutOfRange,
     "/States/p/Retry/0/MaxDelaySeconds"},
    {"statelint__test__linked-parallel.json", Rule::NextUnknown, "/States/A/Branches/0/States/Sub1_1/Next"},
    {"statelint__test__map-with-null-itemspath.json", Rule::WrongType, "/States/m/ItemsPath"},
    {"statelint__test__map-with-parameters-and-itemselector.json", Rule::ExclusiveFields, "/States/m/Parameters"},
    {"statelint__test__no-terminal.json", Rule::NoTerminalState, "/States"},
    {"statelint__test__pass-with-intrinsic-function-inputpath.json", Rule::BadPath, "/States/p/InputPath"},
    {"statelint__test__succeed-with-resultpath.json", Rule::FieldNotAllowed, "/States/p/ResultPath"},
    {"statelint__test__task-with-invalid-credentials.json", Rule::WrongType, "/States/p/Credentials"},
    {"statelint__test__task-with-static-and-dynamic-timeout.json", Rule::ExclusiveFields,
     "/States/p/TimeoutSecondsPath"},
    {"statelint__test__wait-with-parameters.json", Rule::FieldNotAllowed, "/States/p/Parameters"},
    {"statelint__test__wait-with-resultpath.json", Rule::FieldNotAllowed, "/States/p/ResultPath"},
    {"statelint__test__wait-with-resultselector.json", Rule::FieldNotAllowed, "/States/p/ResultSelector"},
};

struct Exception {
    std::string_view file;
    std::string_view why;
};

/// Files of `invalid*` that are accepted.
inline constexpr Exception kAccepted[] = {
    {"invalid-json-surround-syntax-extra-spaces.json",
     "Transforming data with JSONata: a string must start with {% and end with %}, with no spaces before or behind; "
     "blanks and line breaks inside are JSONata's own white space"},
    {"invalid-jsonata-surround-syntax-no-spaces.json",
     "the same rule; a workflow of AWS's samples (bedrock-evaluations-sam) is deployed with {%$lowercase(...) %}"},
    {"invalid_jsonpath_in_causepath.json5", "well-formed: the path finds nothing at run time, tested by executing it"},
    {"invalid_jsonpath_in_string_expr_contextpath.json5", "likewise: a run-time failure"},
    {"invalid_jsonpath_in_string_expr_jsonpath.json5", "likewise: a run-time failure"},
};

/// Files of `valid*` and `jsonata*` that are refused.
inline constexpr Exception kRefusedThoughValid[] = {
    {"aslls__documentSucceedFailTerminalState.json",
     "Amazon States Language, States: names must be unique within the whole state machine; \"Second\" is there thrice"},
    {"statelint__test__task-with-credentials.json",
     "Task state, Credentials: the field is RoleArn; AWS refuses other names, here roleArn (recorded for "
     "InvalidField)"},
    {"context_object_variable.json5",
     "a template: %CONTEXT_OBJECT_LITERAL_PLACEHOLDER% is replaced by a path before AWS sees it"},
    {"sfn-iot-data-analytics-dataset__statemachine__statemachine.asl.json",
     "not JSON: \"Messages\": \"Messages.$\": \"$.Messages\" (CreateStateMachine: InvalidDefinition)"},
    {"valid-map-with-item-batcher-jsonata.json",
     "its machine is JSONata and one state goes back to JSONPath: ValidateStateMachineDefinition refuses that, "
     "recorded "
     "on AWS on 2025-10-19 (localstack, test_sfn_api_validation.snapshot.json, INVALID_DOWNGRADE_QUERY_LANGUAGE), as "
     "the Developer Guide (statemachine-structure) and CDK say"},
};

}  // namespace headroom::test
