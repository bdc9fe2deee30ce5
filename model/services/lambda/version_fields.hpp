// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

#include "model/services/lambda/log_fields.hpp"
#include "model/services/lambda/spec_fields.hpp"

/// The parameters of what is published of a function: aliases, versions and their provisioned concurrency.
namespace headroom::lambda {

namespace source {
inline constexpr std::string_view kAlias = "CloudFormation Template Reference, AWS::Lambda::Alias, 2026";
inline constexpr std::string_view kUrl = "CloudFormation Template Reference, AWS::Lambda::Url, 2026";
inline constexpr std::string_view kVersion = "CloudFormation Template Reference, AWS::Lambda::Version, 2026";
}  // namespace source

// clang-format off
/// Inside ProvisionedConcurrencyConfig.
inline constexpr std::array<base::Field<Spec>, 1> kProvisionedFields{{
    {{.name = "ProvisionedConcurrentExecutions", .label = "Provisioned concurrency", .kind = base::FieldKind::Integer,
      .place = base::FieldPlace::Here, .low = 1, .high = 1'000'000,
      .doc = "Environments that are initialised ahead and kept; charged by the time, used or not.",
      .source = source::kConcurrency, .required = true},
     &Spec::provisionedConcurrency},
}};

/// Of AWS::Serverless::Function alone.
inline constexpr std::array<base::Field<Spec>, 7> kServerlessFields{{
    {{.name = "AutoPublishAlias", .label = "Alias", .kind = base::FieldKind::Text,
      .doc = "Publishes a version and this alias: traffic to the function goes there, NAME:$LATEST names the rest.",
      .source = "AWS SAM Developer Guide, AWS::Serverless::Function, 2026"}},
    {{.name = "ProvisionedConcurrencyConfig", .label = "Provisioned concurrency", .kind = base::FieldKind::Object,
      .doc = "Provisioned concurrency of the alias that AutoPublishAlias makes.",
      .source = "AWS SAM Developer Guide, AWS::Serverless::Function, 2026"}},
    {{.name = "FunctionUrlConfig", .label = "URL", .kind = base::FieldKind::Object,
      .doc = "A URL of the function, without a charge or a throttle of its own; InvokeMode says whether it streams.",
      .source = "AWS SAM Developer Guide, AWS::Serverless::Function, 2026"}},
    {{.name = "Events", .label = "Events", .kind = base::FieldKind::Object,
      .doc = "What invokes it: routes of an API (Type Api, HttpApi), event source mappings (SQS, DynamoDB, Kinesis).",
      .source = "AWS SAM Developer Guide, AWS::Serverless::Function, 2026"}},
    {{.name = "EventInvokeConfig", .label = "Asynchronous invocation", .kind = base::FieldKind::Object,
      .doc = "Retries, oldest event and destinations of asynchronous events.",
      .source = "AWS SAM Developer Guide, AWS::Serverless::Function, 2026"}},
    {{.name = "DeadLetterQueue", .label = "Dead-letter queue", .kind = base::FieldKind::Object,
      .doc = "The SQS queue or SNS topic that asynchronous events go to when they are given up.",
      .source = "AWS SAM Developer Guide, AWS::Serverless::Function, 2026"}},
    {kLoggingConfig},
}};

/// Of AWS::Lambda::Function alone.
inline constexpr std::array<base::Field<Spec>, 2> kLambdaFields{{
    {{.name = "DeadLetterConfig", .label = "Dead-letter queue", .kind = base::FieldKind::Object,
      .doc = "The SQS queue or SNS topic that asynchronous events go to when they are given up.",
      .source = source::kRetainRecords}},
    {kLoggingConfig},
}};

/// What an alias or a version says; it belongs to its function.
struct PublishedSpec {
    std::string name;
    bool streams = false;
    double weight = 0.0;  ///< of an entry of AdditionalVersionWeights
    bool operator==(const PublishedSpec&) const = default;
};

inline constexpr std::array<base::Field<PublishedSpec>, 5> kAliasFields{{
    {{.name = "FunctionName", .label = "Function", .kind = base::FieldKind::Object,
      .doc = "The function; traffic to it goes to its alias.", .source = source::kAlias, .required = true}},
    {{.name = "FunctionVersion", .label = "Version", .kind = base::FieldKind::Object,
      .doc = "The version that the alias stands for.", .source = source::kAlias, .required = true}},
    {{.name = "Name", .label = "Name", .kind = base::FieldKind::Text, .doc = "The name of the alias.",
      .source = source::kAlias, .required = true},
     &PublishedSpec::name},
    {{.name = "ProvisionedConcurrencyConfig", .label = "Provisioned concurrency", .kind = base::FieldKind::Object,
      .doc = "Provisioned concurrency of the alias.", .source = source::kConcurrency}},
    {{.name = "RoutingConfig", .label = "Weights", .kind = base::FieldKind::Object,
      .doc = "AdditionalVersionWeights: which share of the traffic goes to another version.",
      .source = source::kAlias}},
}};

/// Inside AdditionalVersionWeights.
inline constexpr std::array<base::Field<PublishedSpec>, 2> kVersionWeightFields{{
    {{.name = "FunctionVersion", .label = "Version", .kind = base::FieldKind::Object,
      .place = base::FieldPlace::Here, .doc = "The other version.", .source = source::kAlias, .required = true}},
    {{.name = "FunctionWeight", .label = "Weight", .kind = base::FieldKind::Number, .place = base::FieldPlace::Here,
      .low = 0, .high = 1, .doc = "Its share of the traffic of the alias.", .source = source::kAlias,
      .required = true},
     &PublishedSpec::weight},
}};

inline constexpr std::array<base::Field<PublishedSpec>, 2> kVersionFields{{
    {{.name = "FunctionName", .label = "Function", .kind = base::FieldKind::Object,
      .doc = "The function; traffic to it goes to its published version.", .source = source::kVersion,
      .required = true}},
    {{.name = "ProvisionedConcurrencyConfig", .label = "Provisioned concurrency", .kind = base::FieldKind::Object,
      .doc = "Provisioned concurrency of the version.", .source = source::kConcurrency}},
}};

inline constexpr std::array<std::string_view, 2> kInvokeModes{"BUFFERED", "RESPONSE_STREAM"};

inline constexpr base::Field<PublishedSpec> kInvokeMode{
    {.name = "InvokeMode", .label = "Invoke mode", .kind = base::FieldKind::Choice, .choices = kInvokeModes,
     .defaultText = "BUFFERED",
     .doc = "Whether answers are streamed: what is above 6 MB at 2 MB/s, and charged.", .source = source::kUrl},
    [](PublishedSpec& spec, std::size_t choice) { spec.streams = choice == 1; }};

inline constexpr std::array<base::Field<PublishedSpec>, 2> kUrlFields{{
    {{.name = "TargetFunctionArn", .label = "Function", .kind = base::FieldKind::Object,
      .doc = "The function; whoever calls the URL calls it.", .source = source::kUrl, .required = true}},
    kInvokeMode,
}};

/// Inside SAM's FunctionUrlConfig.
inline constexpr std::array<base::Field<PublishedSpec>, 1> kFunctionUrlFields{{kInvokeMode}};

// clang-format on

}  // namespace headroom::lambda
