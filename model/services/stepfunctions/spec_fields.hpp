// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/stepfunctions/spec.hpp"

/// The parameters of AWS::StepFunctions::StateMachine and AWS::Serverless::StateMachine.
namespace headroom::stepfunctions {

namespace source {
inline constexpr std::string_view kTemplate =
    "CloudFormation Template Reference, AWS::StepFunctions::StateMachine, 2026";
inline constexpr std::string_view kServerless = "SAM specification, AWS::Serverless::StateMachine, 2026";
inline constexpr std::string_view kTransition =
    "AWS publishes nothing; measurements hold a function's invocation as well";
inline constexpr std::string_view kTask =
    "Standard: SeBS-Flow, us-east-1, May 2024, chains of functions; Express: van Donkersgoed, 2022, one task, the "
    "division between start and task is a guess";
inline constexpr std::string_view kSlope = "SeBS-Flow, us-east-1, May 2024: Standard; Express was not measured";
inline constexpr std::string_view kStart =
    "Express: van Donkersgoed, eu-west-1, September 2022, less task and invocation; Standard: a guess";
inline constexpr std::string_view kSpacing =
    "SeBS-Flow, 630.parallel-sleep, November 2023: inline Maps of 2 to 16; those of 20 and 50 in 2022 took 44 to 280 "
    "ms "
    "each; Express: a guess";
inline constexpr std::string_view kNothing = "AWS publishes nothing";
inline constexpr std::string_view kStartEnd =
    "Step Functions pricing page: a transition each time a step is executed; AWS's own first example counts start and "
    "end as well";
}  // namespace source

inline constexpr std::array<std::string_view, 2> kTypes{"STANDARD", "EXPRESS"};

namespace detail {

constexpr base::FieldInfo typeInfo(std::string_view name, std::string_view source) {
    return {.name = name,
            .label = "Type",
            .kind = base::FieldKind::Choice,
            .choices = kTypes,
            .defaultText = "STANDARD",
            .doc =
                "Standard: billed by transition, up to a year; Express: by request and "
                "duration, up to five minutes.",
            .source = source};
}
inline constexpr auto setType = [](Spec& spec, std::size_t choice) { spec.type = static_cast<MachineType>(choice); };

constexpr base::FieldInfo object(std::string_view name, std::string_view label, std::string_view doc,
                                 std::string_view source) {
    return {.name = name, .label = label, .kind = base::FieldKind::Object, .doc = doc, .source = source};
}
constexpr base::FieldInfo length(std::string_view name, std::string_view label, double high, std::string_view doc,
                                 std::string_view source, std::string_view value = {}) {
    return {.name = name,
            .label = label,
            .kind = base::FieldKind::DurationDistribution,
            .place = base::FieldPlace::Behavior,
            .low = 0,
            .high = high,
            .defaultText = value,
            .doc = doc,
            .source = source,
            .guess = !value.empty()};
}

inline constexpr std::string_view kDefinitionDoc = "Amazon States Language, as `headroom states --check` reads it.";
inline constexpr std::string_view kSubstitutionsDoc = "Values of ${Name} in the definition: text, or resources.";
inline constexpr std::string_view kUriDoc = "The definition's file, looked up beside the scenario.";

}  // namespace detail

// clang-format off
/// Of both types, beside what follows.
inline constexpr std::array<base::Field<Spec>, 13> kFields{{
    {{.name = "States", .label = "States", .kind = base::FieldKind::Object, .place = base::FieldPlace::Behavior,
      .doc = "By state, what the definition alone cannot say: probabilities of choices, numbers of items, how long tasks "
             "outside of this design take, how often they fail."}},
    {{.name = "Input", .label = "Input", .kind = base::FieldKind::Object, .place = base::FieldPlace::Behavior,
      .doc = "What executions are started with whose starter gives no Input: a value, or the name of a file with a list of "
             "them, one for each execution. With it data decide, not probabilities."}},
    {detail::length("Transition", "Entering a state", 3'600,
                    "What entering a state takes that calls nothing; not given: 25ms, Express 5ms.",
                    source::kTransition),
     &Spec::transition},
    {detail::length("TaskOverhead", "Overhead of a task", 3'600,
                    "What a task takes beyond what it calls, from entering it to leaving it; not given: 130ms at the "
                    "median, Express 20ms.", source::kTask),
     &Spec::taskOverhead},
    {{.name = "OverheadPerKilobyte", .label = "Overhead of payload", .kind = base::FieldKind::Duration,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 60,
      .doc = "What a task takes longer for each KB that is handed to it; not given: 1ms.", .source = source::kSlope},
     &Spec::perKilobyte},
    {detail::length("StartOverhead", "Starting an execution", 3'600,
                    "How long a caller waits for StartExecution; an Express execution begins after it. Not given: 40ms, "
                    "Express 51ms.", source::kStart),
     &Spec::startOverhead},
    {detail::length("BranchSpacing", "Between branches", 3'600,
                    "Between the starts of the branches of a Parallel and of the iterations of an inline Map; not "
                    "given: 10ms, Express 1ms.", source::kSpacing),
     &Spec::branchSpacing},
    {detail::length("ChildSpacing", "Between children", 3'600,
                    "Between the starts of the child executions of a distributed Map.", source::kNothing, "1ms"),
     &Spec::childSpacing},
    {detail::length("CompletionLag", "Until a job's end is seen", 3'600,
                    "Between the end of a job that a .sync task runs and the task's own end.", source::kNothing, "2s"),
     &Spec::completionLag},
    {{.name = "StartAndEndTransitions", .label = "Transitions of start and end", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 2, .defaultText = "0",
      .doc = "How many transitions are billed for the start and the end of a Standard execution.",
      .source = source::kStartEnd, .guess = true},
     &Spec::startAndEnd},
    {{.name = "ChildStartTransitions", .label = "Transitions of a child's start", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 1, .defaultText = "1",
      .doc = "How many transitions are billed, and tokens taken, for each child that a distributed Map starts.",
      .source = "Step Functions Developer Guide, concepts-transitions, 2026; the tokens: our reading"},
     &Spec::childStart},
    {{.name = "Duplicates", .label = "Executions that run twice", .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 1, .defaultText = "0",
      .doc = "Share of asynchronous Express executions that run twice: they run at least once.",
      .source = "Step Functions Developer Guide, concepts-standard-vs-express; AWS publishes no share", .guess = true},
     &Spec::duplicates},
    {{.name = "DataLimitTerminal", .label = "Data limit ends executions", .kind = base::FieldKind::Boolean,
      .place = base::FieldPlace::Behavior, .defaultText = "false",
      .doc = "Whether States.DataLimitExceeded can not be caught, as the Guide says; executions recorded on AWS in March "
             "2024 caught it.",
      .source = "localstack, test_states_errors.snapshot.json, recorded 2024-03-21"},
     &Spec::dataLimitTerminal},
}};

/// Of AWS::StepFunctions::StateMachine.
inline constexpr std::array<base::Field<Spec>, 5> kMachineFields{{
    {detail::typeInfo("StateMachineType", source::kTemplate), detail::setType},
    {detail::object("Definition", "Definition", detail::kDefinitionDoc, source::kTemplate)},
    {detail::object("DefinitionString", "Definition", "The definition as text.", source::kTemplate)},
    {detail::object("DefinitionS3Location", "Definition's file",
                    "Text: the definition's file, looked up beside the scenario, as for `aws cloudformation package`.",
                    source::kTemplate)},
    {detail::object("DefinitionSubstitutions", "Substitutions", detail::kSubstitutionsDoc, source::kTemplate)},
}};

/// Of AWS::Serverless::StateMachine.
inline constexpr std::array<base::Field<Spec>, 4> kServerlessFields{{
    {detail::typeInfo("Type", source::kServerless), detail::setType},
    {detail::object("Definition", "Definition", detail::kDefinitionDoc, source::kServerless)},
    {detail::object("DefinitionUri", "Definition's file", detail::kUriDoc, source::kServerless)},
    {detail::object("DefinitionSubstitutions", "Substitutions", detail::kSubstitutionsDoc, source::kServerless)},
}};
// clang-format on

using Status = base::OtherProperty::Status;

/// The other properties that CloudFormation and SAM know.
inline constexpr std::array<base::OtherProperty, 16> kOtherProperties{{
    {"AutoPublishAlias", Status::NoEffect, "the alias that SAM makes stands for the machine"},
    {"DeploymentPreference", Status::NotModelled, "shifting traffic between versions of a machine"},
    {"EncryptionConfiguration", Status::NoEffect, "encryption at rest; calls of KMS are not priced"},
    {"Events", Status::NotModelled, "say what starts executions as a workload or a route"},
    {"Logging", Status::NoEffect, "what is logged; its ingestion is not priced"},
    {"LoggingConfiguration", Status::NoEffect, "what is logged; its ingestion is not priced"},
    {"Name", Status::NoEffect, base::kAccountName},
    {"PermissionsBoundary", Status::NoEffect, "permissions"},
    {"Policies", Status::NoEffect, "permissions"},
    {"PropagateTags", Status::NoEffect, "labels"},
    {"Role", Status::NoEffect, "permissions"},
    {"RoleArn", Status::NoEffect, "permissions"},
    {"RolePath", Status::NoEffect, "permissions"},
    {"StateMachineName", Status::NoEffect, base::kAccountName},
    {"Tags", Status::NoEffect, "labels"},
    {"Tracing", Status::NoEffect, "X-Ray traces are not priced"},
}};
inline constexpr std::array<base::OtherProperty, 1> kOtherMachineProperties{{
    {"TracingConfiguration", Status::NoEffect, "X-Ray traces are not priced"},
}};

}  // namespace headroom::stepfunctions
