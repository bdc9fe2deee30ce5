// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/lambda/durable_fields.hpp"
#include "model/services/lambda/spec.hpp"
#include "model/services/lambda/step_fields.hpp"

/// The parameters of AWS::Lambda::Function and AWS::Serverless::Function.
namespace headroom::lambda {

namespace source {
inline constexpr std::string_view kTemplate = "CloudFormation Template Reference, AWS::Lambda::Function, 2026";
inline constexpr std::string_view kLimits = "Lambda Developer Guide, gettingstarted-limits, 2026";
inline constexpr std::string_view kConcurrency = "Lambda Developer Guide, lambda-concurrency, 2024";
inline constexpr std::string_view kInit =
    "maxday/lambda-perf, 2026-06-23 to 2026-08-22: hello-world functions, a floor";
inline constexpr std::string_view kSnapStart = "Lambda Developer Guide, snapstart, 2026";
inline constexpr std::string_view kRestore =
    "maxday/lambda-perf, March to June 2024 (Java 11 to 21); aws-samples/serverless-dotnet-demo, 2025-04-30 (.NET 8)";
inline constexpr std::string_view kBilledRestore =
    "Lambda Developer Guide, snapstart-monitoring: restoring the snapshot is not billed; AWS publishes no share";
inline constexpr std::string_view kVpc = "mikhail.io, January 2021: medians 0.497 s against 0.264 s; one data set";
inline constexpr std::string_view kTraces = "codetalkio X-Ray traces, January 2021, Rust, one function";
}  // namespace source

inline constexpr std::array<std::string_view, 2> kPackageTypes{"Zip", "Image"};
inline constexpr std::array<std::string_view, 2> kArchitectures{"x86_64", "arm64"};

inline constexpr std::array<std::string_view, 2> kSnapStartChoices{"None", "PublishedVersions"};
/// FirstInvoke may say this instead of a distribution.
inline constexpr std::array<std::string_view, 1> kFirstInvokeChoices{"measured"};

// clang-format off
inline constexpr std::array<base::Field<Spec>, 28> kFields{{
    {{.name = "Runtime", .label = "Runtime", .kind = base::FieldKind::Text,
      .doc = "The managed runtime of a zip package; decides the default INIT and the SDK's retries.",
      .source = source::kTemplate},
     &Spec::runtime},
    {{.name = "PackageType", .label = "Package", .kind = base::FieldKind::Choice, .choices = kPackageTypes,
      .defaultText = "Zip", .doc = "A zip archive or a container image.", .source = source::kTemplate},
     [](Spec& spec, std::size_t choice) { spec.packageType = static_cast<PackageType>(choice); }},
    // A list of one in CloudFormation: read as its only element.
    {{.name = "Architectures", .label = "Architecture", .kind = base::FieldKind::Object, .choices = kArchitectures,
      .defaultText = "x86_64", .doc = "The processor; decides price and default INIT.", .source = source::kTemplate},
     [](Spec& spec, std::size_t choice) { spec.architecture = static_cast<Architecture>(choice); }},
    {{.name = "MemorySize", .label = "Memory", .kind = base::FieldKind::Integer, .unit = "MB", .low = kSmallestMemory,
      .high = kLargestMemory, .defaultText = "128", .doc = "Memory, and CPU in proportion: 1,769 MB is one vCPU.",
      .source = source::kLimits},
     &Spec::memorySize},
    {{.name = "Timeout", .label = "Timeout", .kind = base::FieldKind::Integer, .unit = "s", .low = 1,
      .high = kLongestTimeout, .defaultText = "3",
      .doc = "An invocation that takes longer is killed, with its environment.",
      .source = source::kLimits},
     &Spec::timeout},
    {{.name = "ReservedConcurrentExecutions", .label = "Reserved concurrency", .kind = base::FieldKind::Integer,
      .low = 0, .high = 1'000'000,
      .doc = "Floor and ceiling of the function's concurrency, taken out of the account's pool; 0 throttles all.",
      .source = source::kConcurrency},
     &Spec::reservedConcurrentExecutions},
    {{.name = "EphemeralStorage", .label = "Ephemeral storage", .kind = base::FieldKind::Object,
      .doc = "Size of /tmp; above 512 MB it is charged by billed time.", .source = source::kLimits}},
    {{.name = "SnapStart", .label = "SnapStart", .kind = base::FieldKind::Object,
      .doc = "Restores environments of published versions from a snapshot instead of INIT.",
      .source = source::kSnapStart}},
    {{.name = "VpcConfig", .label = "VPC", .kind = base::FieldKind::Object,
      .doc = "Runs in a VPC: placing an environment takes longer (VpcPlacement).", .source = source::kVpc}},
    {{.name = "DurableConfig", .label = "Durable", .kind = base::FieldKind::Object,
      .doc = "Makes it a durable function: its steps are checkpointed, it is suspended while it waits and resumed by "
             "further invocations.",
      .source = source::kDurableConfig}},
    {{.name = "Language", .label = "Language", .kind = base::FieldKind::Text, .place = base::FieldPlace::Behavior,
      .doc = "What runs on a provided runtime or in an image (rust, go, nodejs22.x ...): chooses the measured INIT.",
      .source = source::kInit},
     &Spec::language},
    {{.name = "Init", .label = "INIT", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Behavior, .low = 0,
      .doc = "Length of the INIT phase of a new environment, as REPORT's Init Duration; measured for hello-world "
             "functions of the runtime unless given.",
      .source = source::kInit},
     &Spec::init},
    {{.name = "Placement", .label = "Placement", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Behavior, .low = 0, .defaultText = "median 69 ms, p99 116 ms",
      .doc = "What a caller sees of a cold start beyond INIT: finding a place and loading the code; not billed.",
      .source = source::kTraces, .guess = true},
     &Spec::placement},
    {{.name = "VpcPlacement", .label = "Placement in a VPC", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Behavior, .low = 0, .defaultText = "233ms",
      .doc = "What Placement takes longer for a function with VpcConfig.", .source = source::kVpc},
     &Spec::vpcPlacement},
    {{.name = "Restore", .label = "RESTORE", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Behavior, .low = 0,
      .doc = "How long SnapStart takes to restore an environment, instead of Init; by runtime unless given.",
      .source = source::kRestore},
     &Spec::restore},
    {{.name = "BilledRestore", .label = "Billed share of RESTORE", .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 1, .defaultText = "0",
      .doc = "Share of RESTORE that is billed: loading the runtime and after-restore hooks, not the snapshot.",
      .source = source::kBilledRestore},
     &Spec::billedRestore},
    {{.name = "FirstInvoke", .label = "Slower first invocation", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Behavior, .low = 0, .choices = kFirstInvokeChoices,
      .defaultText = "measured where Init is, else none",
      .doc = "What the first execution of an environment takes longer, beside INIT: \"measured\" for hello-world "
             "functions of the runtime and memory size, a distribution, or \"none\".",
      .source = source::kInit},
     &Spec::firstInvoke},
    {{.name = "ProactiveInit", .label = "Initialised ahead", .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 1, .defaultText = "0",
      .doc = "Share of new environments that Lambda had initialised before a request needed them.",
      .source = "aaronstuyvenberg.com, 2023-07-13: 50 to 85 % in one account; AWS publishes no share"},
     &Spec::proactiveInit},
    {{.name = "Extensions", .label = "Extensions", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Behavior, .low = 0,
      .doc = "How long extensions go on after the answer: billed, and the environment is busy.",
      .source = "Lambda Developer Guide, lambda-runtime-environment, 2026"},
     &Spec::extensions},
    {{.name = "InvokeOverhead", .label = "Invoke overhead", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Behavior, .low = 0, .defaultText = "median 6.3 ms, p99 13 ms",
      .doc = "What Lambda itself adds to the caller's wait; neither billed nor counted as concurrency.",
      .source = source::kTraces, .guess = true},
     &Spec::invokeOverhead},
    {{.name = "IdleLifetime", .label = "Idle lifetime", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Behavior, .low = 0, .choices = kIdleLifetimePresets,
      .defaultText = kDefaultIdleLifetime,
      .doc = "How long an unused environment is kept: as measured in 2021 (5 to 7 minutes) or 2020 (mostly 10 to 25), a "
             "distribution, or \"none\" for ever.",
      .source = "mikhail.io, 2021-01-07: 5 to 7 minutes; AWS publishes nothing", .guess = true},
     &Spec::idleLifetime},
    {{.name = "Lifetime", .label = "Lifetime", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Behavior, .low = 0, .choices = kLifetimePresets, .defaultText = kDefaultLifetime,
      .doc = "Age after which an environment is not used again: about two hours, measured in 2020 (\"2021\" is the same: "
             "nobody measured it later), a distribution, or \"none\".",
      .source = "pacslab/serverless-performance-modeling logs, 2020: about two hours; AWS publishes nothing",
      .guess = true},
     &Spec::lifetime},
    {{.name = "Duration", .label = "Duration", .kind = base::FieldKind::DurationDistribution,
      .place = base::FieldPlace::Behavior, .low = 0,
      .doc = "A measured whole invocation, calls included: Call steps then count for capacity and cost only.",
      .source = source::kFormat},
     &Spec::duration},
    {{.name = "Steps", .label = "Steps", .kind = base::FieldKind::Object, .place = base::FieldPlace::Behavior,
      .doc = "What the code does: Compute, Wait, Call, Branch, Repeat, Parallel, in order.", .source = source::kFormat}},
    {{.name = "ResponseSize", .label = "Response size", .kind = base::FieldKind::BytesDistribution,
      .place = base::FieldPlace::Behavior, .low = 0,
      .doc = "Size of an answer; above 6 MB (200 MB as a stream) it is a function error. Without it whoever calls says.",
      .source = source::kLimits},
     &Spec::responseSize},
    {{.name = "LogBytes", .label = "Log bytes", .kind = base::FieldKind::BytesDistribution,
      .place = base::FieldPlace::Behavior, .low = 0, .defaultText = "0B",
      .doc = "What the code prints in an invocation; Lambda's own lines (about 350 B) come on top.",
      .source = "the size of Lambda's own lines is from memory, not published", .guess = true},
     &Spec::logBytes},
    {{.name = "Error", .label = "Errors", .kind = base::FieldKind::Probability, .place = base::FieldPlace::Behavior,
      .low = 0, .high = 1, .defaultText = "0",
      .doc = "Probability that an invocation ends in an error; its environment stays warm.",
      .source = "Lambda Developer Guide, lambda-runtime-environment, 2026"},
     &Spec::error},
    {{.name = "Crash", .label = "Crashes", .kind = base::FieldKind::Probability, .place = base::FieldPlace::Behavior,
      .low = 0, .high = 1, .defaultText = "0",
      .doc = "Probability that an invocation ends in a crash (runtime exit, out of memory); the next one in its "
             "environment pays INIT again.",
      .source = "Lambda Developer Guide, lambda-runtime-environment, 2026"},
     &Spec::crash},
}};

/// Inside EphemeralStorage.
inline constexpr std::array<base::Field<Spec>, 1> kEphemeralStorageFields{{
    {{.name = "Size", .label = "Size of /tmp", .kind = base::FieldKind::Integer, .place = base::FieldPlace::Here,
      .unit = "MB", .low = kFreeEphemeralStorage, .high = kLargestEphemeralStorage, .defaultText = "512",
      .doc = "Size of /tmp; above 512 MB it is charged by billed time.", .source = source::kLimits},
     &Spec::ephemeralStorage},
}};

/// Inside SnapStart.
inline constexpr std::array<base::Field<Spec>, 1> kSnapStartFields{{
    {{.name = "ApplyOn", .label = "SnapStart", .kind = base::FieldKind::Choice, .place = base::FieldPlace::Here,
      .choices = kSnapStartChoices, .defaultText = "None",
      .doc = "Whether published versions are restored from a snapshot.", .source = source::kSnapStart,
      .required = true},
     [](Spec& spec, std::size_t choice) { spec.snapStart = choice == 1; }},
}};

// clang-format on

}  // namespace headroom::lambda

#include "model/services/lambda/other_properties.hpp"
#include "model/services/lambda/version_fields.hpp"
