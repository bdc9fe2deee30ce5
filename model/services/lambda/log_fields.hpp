// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

#include "model/base/field.hpp"
#include "model/services/lambda/log_spec.hpp"

/// The parameters of what a function logs, and of the log group that keeps it.
namespace headroom::lambda {

namespace source {
inline constexpr std::string_view kLogGroup = "CloudFormation Template Reference, AWS::Logs::LogGroup, 2026";
inline constexpr std::string_view kLogLevel = "Lambda Developer Guide, monitoring-cloudwatchlogs-log-level, 2026";
inline constexpr std::string_view kLogsForEver =
    "AWS keeps logs for ever unless a log group says RetentionInDays; each further month kept costs as much again";
inline constexpr std::string_view kCompression =
    "AWS Pricing Calculator's storage compression factor, quoted by dev.classmethod.jp, 2021-09-18";
}  // namespace source

// clang-format off
/// In a function's Behavior.
inline constexpr std::array<base::Field<LogSpec>, 2> kLogFields{{
    {{.name = "LogRetention", .label = "Logs kept", .kind = base::FieldKind::Duration,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 3'653.0 * 86'400, .defaultText = "30d",
      .doc = "How long logs are counted as kept where no log group's RetentionInDays says it.",
      .source = source::kLogsForEver, .guess = true},
     &LogSpec::retention},
    {{.name = "StoredLogShare", .label = "Stored share of logs", .kind = base::FieldKind::Probability,
      .place = base::FieldPlace::Behavior, .low = 0, .high = 1, .defaultText = "0.15",
      .doc = "What compressing leaves of a log: storage is charged by the compressed byte.",
      .source = source::kCompression, .guess = true},
     &LogSpec::storedShare},
}};

/// An AWS::Logs::LogGroup as a design says it.
struct LogGroupSpec {
    std::string name;                ///< LogGroupName, where it is a text
    std::int64_t retentionDays = 0;  ///< 0: for ever
    bool infrequentAccess = false;
    bool operator==(const LogGroupSpec&) const = default;
};

inline constexpr std::array<std::string_view, 2> kLogGroupClasses{"STANDARD", "INFREQUENT_ACCESS"};
/// What AWS takes as RetentionInDays (CloudFormation Template Reference, AWS::Logs::LogGroup, 2026; from memory).
inline constexpr std::array<std::int64_t, 22> kRetentions{
    1,   3,   5,   7,     14,    30,    60,    90,    120,   150,   180,
    365, 400, 545, 731, 1'096, 1'827, 2'192, 2'557, 2'922, 3'288, 3'653};

inline constexpr std::array<base::Field<LogGroupSpec>, 3> kLogGroupFields{{
    {{.name = "LogGroupName", .label = "Name", .kind = base::FieldKind::Object,
      .doc = "/aws/lambda/NAME is the log of the function NAME.", .source = source::kLogGroup}},
    {{.name = "RetentionInDays", .label = "Retention", .kind = base::FieldKind::Integer, .unit = "d", .low = 1,
      .high = 3'653, .doc = "How long logs are kept, and charged; for ever unless given.", .source = source::kLogGroup},
     &LogGroupSpec::retentionDays},
    {{.name = "LogGroupClass", .label = "Class", .kind = base::FieldKind::Choice, .choices = kLogGroupClasses,
      .defaultText = "STANDARD", .doc = "Decides the price of what is logged.", .source = source::kLogGroup},
     [](LogGroupSpec& spec, std::size_t choice) { spec.infrequentAccess = choice == 1; }},
}};

inline constexpr std::array<base::OtherProperty, 7> kLogGroupOtherProperties{{
    {"KmsKeyId", base::OtherProperty::Status::NoEffect, "encryption"},
    {"Tags", base::OtherProperty::Status::NoEffect, "labels"},
    {"FieldIndexPolicies", base::OtherProperty::Status::NoEffect, "what queries scan"},
    {"ResourcePolicyDocument", base::OtherProperty::Status::NoEffect, "permissions"},
    {"BearerTokenAuthenticationEnabled", base::OtherProperty::Status::NoEffect, "permissions"},
    {"DeletionProtectionEnabled", base::OtherProperty::Status::NoEffect, "who may delete it"},
    {"DataProtectionPolicy", base::OtherProperty::Status::NotModelled, "scanning for sensitive data is charged"},
}};

/// A function's LoggingConfig.
struct LoggingSpec {
    bool json = false;
    bool warningsOnly = false;
    bool operator==(const LoggingSpec&) const = default;
};

inline constexpr std::array<std::string_view, 2> kLogFormats{"Text", "JSON"};
inline constexpr std::array<std::string_view, 2> kSystemLogLevels{"INFO", "WARN"};

inline constexpr std::array<base::Field<LoggingSpec>, 3> kLoggingFields{{
    {{.name = "LogGroup", .label = "Log group", .kind = base::FieldKind::Object,
      .doc = "The log group that the function's log goes to.", .source = source::kLogLevel}},
    {{.name = "LogFormat", .label = "Log format", .kind = base::FieldKind::Choice, .choices = kLogFormats,
      .defaultText = "Text", .doc = "Text or JSON: Lambda's own lines are taken to be as long in both.",
      .source = source::kLogLevel},
     [](LoggingSpec& spec, std::size_t choice) { spec.json = choice == 1; }},
    {{.name = "SystemLogLevel", .label = "System log level", .kind = base::FieldKind::Choice,
      .choices = kSystemLogLevels, .defaultText = "INFO",
      .doc = "WARN leaves out START, REPORT and INIT_START lines; only where LogFormat is JSON.",
      .source = source::kLogLevel},
     [](LoggingSpec& spec, std::size_t choice) { spec.warningsOnly = choice == 1; }},
}};

inline constexpr std::array<base::OtherProperty, 1> kLoggingOtherProperties{{
    {"ApplicationLogLevel", base::OtherProperty::Status::NoEffect, "LogBytes says what the code logs"},
}};

/// Of both types of functions.
inline constexpr base::FieldInfo kLoggingConfig{
    .name = "LoggingConfig", .label = "Logging", .kind = base::FieldKind::Object,
    .doc = "The log group of the function, the format and the level of Lambda's own lines.",
    .source = source::kLogLevel};
// clang-format on

}  // namespace headroom::lambda
