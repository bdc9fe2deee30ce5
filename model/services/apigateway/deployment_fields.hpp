// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"
#include "model/services/apigateway/method_fields.hpp"
#include "model/services/apigateway/stage_fields.hpp"

/// The parameters of AWS::ApiGateway::Deployment, which may make a stage of its own, and what else stages have.
namespace headroom::apigateway {

inline constexpr std::array<base::Field<StageProperties>, 3> kDeploymentFields{{
    {detail::partObject("RestApiId", "API", "The API.", source::kDeployment, true)},
    {{.name = "StageName",
      .label = "Stage",
      .kind = base::FieldKind::Text,
      .doc = "Makes a stage of this name; without it the deployment changes nothing here.",
      .source = source::kDeployment},
     &StageProperties::name},
    {detail::partObject(
        "StageDescription", "The stage",
        "What that stage is like: keys of AWS::ApiGateway::Stage, and limits and caching of all methods.",
        source::kDeployment)},
}};

inline constexpr std::array<base::OtherProperty, 2> kDeploymentOtherProperties{{
    {"DeploymentCanarySettings", base::OtherProperty::Status::NotModelled,
     "give the canary as the CanarySetting of an AWS::ApiGateway::Stage"},
    {"Description", base::OtherProperty::Status::NoEffect, "a text"},
}};

/// Of StageDescription, beside a stage's: what all methods have.
inline constexpr std::array<base::Field<MethodProperties>, 4> kStageDescriptionFields{
    {kMethodSettingFields[2], kMethodSettingFields[3], kMethodSettingFields[4], kMethodSettingFields[5]}};

/// Its other properties.
inline constexpr std::array<base::OtherProperty, 10> kStageDescriptionOtherProperties{{
    {"AccessLogSetting", base::OtherProperty::Status::NotModelled, "access logs are charged by CloudWatch Logs"},
    {"CacheDataEncrypted", base::OtherProperty::Status::NoEffect, "encryption"},
    {"ClientCertificateId", base::OtherProperty::Status::NoEffect, "permissions"},
    {"DataTraceEnabled", base::OtherProperty::Status::NotModelled, "traces are charged by CloudWatch Logs"},
    {"Description", base::OtherProperty::Status::NoEffect, "a text"},
    {"DocumentationVersion", base::OtherProperty::Status::NoEffect, "documentation"},
    {"LoggingLevel", base::OtherProperty::Status::NotModelled, "execution logs are charged by CloudWatch Logs"},
    {"MetricsEnabled", base::OtherProperty::Status::NotModelled, "metrics by method are charged by CloudWatch"},
    {"Tags", base::OtherProperty::Status::NoEffect, "labels"},
    {"TracingEnabled", base::OtherProperty::Status::NotModelled, "X-Ray is charged by the trace"},
}};

/// Properties of AWS::ApiGateway::Stage that change nothing here, or are charged.
inline constexpr std::array<base::OtherProperty, 7> kStageOtherProperties{{
    {"AccessLogSetting", base::OtherProperty::Status::NotModelled, "access logs are charged by CloudWatch Logs"},
    {"ClientCertificateId", base::OtherProperty::Status::NoEffect, "permissions"},
    {"DeploymentId", base::OtherProperty::Status::NoEffect, "which deployment the stage has"},
    {"Description", base::OtherProperty::Status::NoEffect, "a text"},
    {"DocumentationVersion", base::OtherProperty::Status::NoEffect, "documentation"},
    {"Tags", base::OtherProperty::Status::NoEffect, "labels"},
    {"TracingEnabled", base::OtherProperty::Status::NotModelled, "X-Ray is charged by the trace"},
}};

/// The same of AWS::ApiGatewayV2::Stage.
inline constexpr std::array<base::OtherProperty, 7> kStageV2OtherProperties{{
    {"AccessLogSettings", base::OtherProperty::Status::NotModelled, "access logs are charged by CloudWatch Logs"},
    {"AccessPolicyId", base::OtherProperty::Status::NoEffect, "permissions"},
    {"AutoDeploy", base::OtherProperty::Status::NoEffect, "deployment"},
    {"ClientCertificateId", base::OtherProperty::Status::NoEffect, "permissions"},
    {"DeploymentId", base::OtherProperty::Status::NoEffect, "which deployment the stage has"},
    {"Description", base::OtherProperty::Status::NoEffect, "a text"},
    {"Tags", base::OtherProperty::Status::NoEffect, "labels"},
}};

}  // namespace headroom::apigateway
