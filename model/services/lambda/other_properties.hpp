// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "model/base/field.hpp"

/// What CloudFormation (AWS::Lambda::Function, CDK API reference v2, 2026-07) and SAM (AWS::Serverless::Function,
/// developer guide, 2026) know besides the modelled properties, and the format's own Behavior keys that are not read
/// yet.
namespace headroom::lambda {

namespace reason {
using Status = base::OtherProperty::Status;
inline constexpr std::string_view kCode = "where the code is; what loading it costs shows in Init and Placement";
inline constexpr std::string_view kPermission = "permissions";
inline constexpr std::string_view kManaged = "Lambda Managed Instances are not modelled yet";
inline constexpr std::string_view kTracing = "X-Ray charges by trace, which is not modelled yet";
}  // namespace reason

/// Of both types.
inline constexpr std::array<base::OtherProperty, 17> kOtherProperties{{
    {"FunctionName", reason::Status::NoEffect, base::kAccountName},
    {"Description", reason::Status::NoEffect, "a text"},
    {"Tags", reason::Status::NoEffect, "labels"},
    {"Role", reason::Status::NoEffect, reason::kPermission},
    {"CodeSigningConfigArn", reason::Status::NoEffect, "checked at deployment"},
    {"Handler", reason::Status::NoEffect, reason::kCode},
    {"ImageConfig", reason::Status::NoEffect, reason::kCode},
    {"Layers", reason::Status::NoEffect, reason::kCode},
    {"Environment", reason::Status::NoEffect, "variables of the code"},
    {"KmsKeyArn", reason::Status::NoEffect, "variables are decrypted once a cold start, which shows in Placement"},
    {"RuntimeManagementConfig", reason::Status::NoEffect, "when runtime updates are rolled out"},
    {"RecursiveLoop", reason::Status::NoEffect, "guards against loops, and loops of calls are refused here"},
    {"CapacityProviderConfig", reason::Status::NotModelled, reason::kManaged},
    {"FunctionScalingConfig", reason::Status::NotModelled, reason::kManaged},
    {"PublishToLatestPublished", reason::Status::NotModelled, reason::kManaged},
    {"FileSystemConfigs", reason::Status::NotModelled, "mounting a file system lengthens INIT and is charged"},
    {"TenancyConfig", reason::Status::NotModelled, "tenants do not share environments, which are charged"},
}};

/// Of AWS::Lambda::Function alone.
inline constexpr std::array<base::OtherProperty, 2> kOtherLambdaProperties{{
    {"Code", reason::Status::NoEffect, reason::kCode},
    {"TracingConfig", reason::Status::NotModelled, reason::kTracing},
}};

/// Of AWS::Serverless::Function alone.
inline constexpr std::array<base::OtherProperty, 15> kOtherServerlessProperties{{
    {"CodeUri", reason::Status::NoEffect, reason::kCode},
    {"InlineCode", reason::Status::NoEffect, reason::kCode},
    {"ImageUri", reason::Status::NoEffect, reason::kCode},
    {"SourceKMSKeyArn", reason::Status::NoEffect, "the package is decrypted at deployment"},
    {"Policies", reason::Status::NoEffect, reason::kPermission},
    {"PermissionsBoundary", reason::Status::NoEffect, reason::kPermission},
    {"AssumeRolePolicyDocument", reason::Status::NoEffect, reason::kPermission},
    {"RolePath", reason::Status::NoEffect, reason::kPermission},
    {"PropagateTags", reason::Status::NoEffect, "labels"},
    {"VersionDescription", reason::Status::NoEffect, "a text"},
    {"AutoPublishAliasAllProperties", reason::Status::NoEffect, "when a version is published"},
    {"AutoPublishCodeSha256", reason::Status::NoEffect, "when a version is published"},
    {"VersionDeletionPolicy", reason::Status::NoEffect, "what happens to old versions"},
    {"DeploymentPreference", reason::Status::NotModelled, "shifting traffic between versions is not modelled yet"},
    {"Tracing", reason::Status::NotModelled, reason::kTracing},
}};

/// Of AWS::Lambda::Alias.
inline constexpr std::array<base::OtherProperty, 1> kOtherAliasProperties{{
    {"Description", reason::Status::NoEffect, "a text"},
}};

/// Of AWS::Lambda::Version.
inline constexpr std::array<base::OtherProperty, 4> kOtherVersionProperties{{
    {"Description", reason::Status::NoEffect, "a text"},
    {"CodeSha256", reason::Status::NoEffect, "checked at deployment"},
    {"RuntimePolicy", reason::Status::NoEffect, "when runtime updates are rolled out"},
    {"FunctionScalingConfig", reason::Status::NotModelled, reason::kManaged},
}};

/// Of AWS::Lambda::Url and SAM's FunctionUrlConfig.
inline constexpr std::array<base::OtherProperty, 2> kOtherUrlProperties{{
    {"AuthType", reason::Status::NoEffect, reason::kPermission},
    {"Cors", reason::Status::NoEffect, "headers"},
}};

/// Inside VpcConfig; that there is one is what counts.
inline constexpr std::array<base::OtherProperty, 3> kVpcProperties{{
    {"SubnetIds", reason::Status::NoEffect, "addresses"},
    {"SecurityGroupIds", reason::Status::NoEffect, "firewall rules"},
    {"Ipv6AllowedForDualStack", reason::Status::NoEffect, "addresses"},
}};

}  // namespace headroom::lambda
