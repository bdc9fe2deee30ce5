// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/spec.hpp"
#include "model/services/lambda/mapping_fields.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "tests/support/catch.hpp"

using namespace headroom;
using base::Errc;
using base::OtherProperty;
using lambda::Spec;

namespace {

Spec sound() {
    Spec spec;
    spec.runtime = "nodejs22.x";
    return spec;
}

/// The only problem of a spec.
base::Error problem(const Spec& spec) {
    const std::vector<base::Error> all = lambda::check(spec);
    REQUIRE(all.size() == 1);
    return all.front();
}

template <class Table>
void addNames(const Table& table, std::set<std::string>& names) {
    for (const auto& entry : table) {
        INFO(entry.name);
        CHECK(names.insert(std::string(entry.name)).second);
        CHECK_FALSE(entry.reason.empty());
    }
}

std::set<std::string> modelled() {
    std::set<std::string> names;
    for (const auto& field : lambda::kFields) {
        if (field.info.place == base::FieldPlace::Properties) names.insert(std::string(field.info.name));
    }
    return names;
}

}  // namespace

TEST_CASE("lambda: every CloudFormation property of a function is on one of the lists", "[lambda]") {
    // CDK API reference v2, CfnFunctionMixinProps, 2026-07.
    const std::set<std::string> known{"Architectures",
                                      "CapacityProviderConfig",
                                      "Code",
                                      "CodeSigningConfigArn",
                                      "DeadLetterConfig",
                                      "Description",
                                      "DurableConfig",
                                      "Environment",
                                      "EphemeralStorage",
                                      "FileSystemConfigs",
                                      "FunctionName",
                                      "FunctionScalingConfig",
                                      "Handler",
                                      "ImageConfig",
                                      "KmsKeyArn",
                                      "Layers",
                                      "LoggingConfig",
                                      "MemorySize",
                                      "PackageType",
                                      "PublishToLatestPublished",
                                      "RecursiveLoop",
                                      "ReservedConcurrentExecutions",
                                      "Role",
                                      "Runtime",
                                      "RuntimeManagementConfig",
                                      "SnapStart",
                                      "Tags",
                                      "TenancyConfig",
                                      "Timeout",
                                      "TracingConfig",
                                      "VpcConfig"};
    std::set<std::string> names = modelled();
    addNames(lambda::kOtherProperties, names);
    addNames(lambda::kOtherLambdaProperties, names);
    for (const auto& field : lambda::kLambdaFields) names.insert(std::string(field.info.name));
    CHECK(names == known);
}

TEST_CASE("lambda: every SAM property of a function is on one of the lists", "[lambda]") {
    // SAM Developer Guide, sam-resource-function, 2026; TenancyConfig and VersionDeletionPolicy from the SAM
    // translator.
    const std::set<std::string> known{"Architectures",
                                      "AssumeRolePolicyDocument",
                                      "AutoPublishAlias",
                                      "AutoPublishAliasAllProperties",
                                      "AutoPublishCodeSha256",
                                      "CapacityProviderConfig",
                                      "CodeSigningConfigArn",
                                      "CodeUri",
                                      "DeadLetterQueue",
                                      "DeploymentPreference",
                                      "Description",
                                      "DurableConfig",
                                      "Environment",
                                      "EphemeralStorage",
                                      "EventInvokeConfig",
                                      "Events",
                                      "FileSystemConfigs",
                                      "FunctionName",
                                      "FunctionScalingConfig",
                                      "FunctionUrlConfig",
                                      "Handler",
                                      "ImageConfig",
                                      "ImageUri",
                                      "InlineCode",
                                      "KmsKeyArn",
                                      "Layers",
                                      "LoggingConfig",
                                      "MemorySize",
                                      "PackageType",
                                      "PermissionsBoundary",
                                      "Policies",
                                      "PublishToLatestPublished",
                                      "PropagateTags",
                                      "ProvisionedConcurrencyConfig",
                                      "RecursiveLoop",
                                      "ReservedConcurrentExecutions",
                                      "Role",
                                      "RolePath",
                                      "Runtime",
                                      "RuntimeManagementConfig",
                                      "SnapStart",
                                      "SourceKMSKeyArn",
                                      "Tags",
                                      "TenancyConfig",
                                      "Timeout",
                                      "Tracing",
                                      "VersionDeletionPolicy",
                                      "VersionDescription",
                                      "VpcConfig"};
    std::set<std::string> names = modelled();
    addNames(lambda::kOtherProperties, names);
    addNames(lambda::kOtherServerlessProperties, names);
    for (const auto& field : lambda::kServerlessFields) names.insert(std::string(field.info.name));
    CHECK(names == known);
}

TEST_CASE("lambda: every parameter has a sentence and a source", "[lambda]") {
    const auto complete = [](const auto& table) {
        std::set<std::string_view> names;
        for (const auto& field : table) {
            INFO(field.info.name);
            CHECK(names.insert(field.info.name).second);
            CHECK(field.info.doc.size() > 10);
            CHECK(field.info.doc.back() == '.');
            CHECK_FALSE(field.info.source.empty());
            CHECK(field.info.low <= field.info.high);
        }
    };
    complete(lambda::kFields);
    complete(lambda::kEphemeralStorageFields);
    complete(lambda::kSnapStartFields);
    complete(lambda::kProvisionedFields);
    complete(lambda::kServerlessFields);
    complete(lambda::kLambdaFields);
    complete(lambda::kAsyncFields);
    complete(lambda::kDurableConfigFields);
    complete(lambda::kDurableFields);
    complete(lambda::kEventInvokeFields);
    complete(lambda::kEventInvokeOwnerFields);
    complete(lambda::kMappingFields);
    complete(lambda::kMappingOwnFields);
    complete(lambda::kScalingConfigFields);
    complete(lambda::kAliasFields);
    complete(lambda::kVersionFields);
    complete(lambda::kUrlFields);
    complete(lambda::kQuotaFields);
    complete(lambda::kCallFields);
    complete(lambda::kComputeFields);
    complete(lambda::kWaitFields);
    complete(lambda::kBranchFields);
    complete(lambda::kRepeatFields);
}

TEST_CASE("lambda: a sound function passes, and its defaults are AWS's", "[lambda]") {
    CHECK(lambda::check(sound()).empty());
    const Spec spec;
    CHECK(spec.memorySize == 128);
    CHECK(spec.timeout == 3);
    CHECK(spec.architecture == lambda::Architecture::X86);
    CHECK(*spec.idleLifetime == *lambda::idleLifetimePreset("2021"));
    CHECK(*spec.lifetime == *lambda::lifetimePreset("2020"));
    CHECK(sound() == sound());
}

TEST_CASE("lambda: what AWS refuses or is not modelled is said with its place", "[lambda]") {
    Spec spec = sound();
    SECTION("a runtime nobody measured") {
        spec.runtime = "nodejs18.x";
        CHECK(problem(spec).where == "/Behavior/Init");
        CHECK(problem(spec).what.find("nodejs18.x") != std::string::npos);
        spec.init = base::Distribution::constant(0.2);
        CHECK(lambda::check(spec).empty());
    }
    SECTION("a word that is far too long is not told whole") {
        spec.runtime = std::string(5'000, 'x');
        CHECK(problem(spec).what.starts_with("no measured INIT for runtime \"xxx"));
        CHECK(problem(spec).what.size() < 1'000);
        spec.language = std::string(5'000, 'y');
        CHECK(problem(spec).what.size() < 1'000);
    }
    SECTION("a runtime that is spelled wrongly") {
        spec.runtime = "pyhton3.12";
        CHECK(problem(spec).where == "/Properties/Runtime");
        CHECK(problem(spec).what.find("did you mean \"python3.12\"?") != std::string::npos);
    }
    SECTION("a provided runtime without its language") {
        spec.runtime = "provided.al2023";
        CHECK(problem(spec).where == "/Behavior/Init");
        spec.language = "rust";
        CHECK(lambda::check(spec).empty());
    }
    SECTION("an image with a runtime") {
        spec.packageType = lambda::PackageType::Image;
        CHECK(problem(spec).code == Errc::Refused);
        spec.runtime.clear();
        spec.language = "nodejs22.x";
        CHECK(lambda::check(spec).empty());
    }
    SECTION("a zip without a runtime") {
        spec.runtime.clear();
        spec.language = "rust";
        CHECK(problem(spec).where == "/Properties/Runtime");
    }
    SECTION("errors and crashes above one") {
        spec.error = 0.7;
        spec.crash = 0.31;
        CHECK(problem(spec).where == "/Behavior/Error");
    }
}

TEST_CASE("lambda: steps that cannot be run are said with their place", "[lambda]") {
    Spec spec = sound();
    const lambda::WaitStep wait{base::Distribution::constant(1.0)};
    SECTION("work beside a measured whole") {
        spec.duration = base::Distribution::constant(0.1);
        spec.steps = {{lambda::CallStep{}}, {lambda::RepeatStep{2, {{wait}}}}};
        CHECK(problem(spec).where == "/Behavior/Steps/1/Repeat/Steps/0/Wait");
    }
    SECTION("weights of nothing") {
        spec.steps = {{lambda::BranchStep{{{0.0, {{wait}}}}}}};
        CHECK(problem(spec).where == "/Behavior/Steps/0/Branch");
    }
    SECTION("repeats too deep") {
        lambda::Steps steps{{wait}};
        for (int i = 0; i < 8; ++i) {
            lambda::RepeatStep outer{2, std::move(steps)};
            steps = {{std::move(outer)}};
        }
        spec.steps = steps;
        CHECK(lambda::check(spec).empty());
        spec.steps = {{lambda::RepeatStep{2, steps}}};
        CHECK(problem(spec).code == Errc::NotModelled);
    }
    SECTION("connections to too many targets") {
        for (int i = 0; i < 65; ++i) {
            lambda::CallStep call;
            call.target = "T" + std::to_string(i % 64);
            call.firstCall = wait.duration;
            spec.steps.push_back({call});
        }
        CHECK(lambda::check(spec).empty());
        std::get<lambda::CallStep>(spec.steps.back().what).target = "another";
        CHECK(problem(spec).code == Errc::NotModelled);
    }
}

TEST_CASE("lambda: retries are the runtime's SDK's", "[lambda]") {
    Spec spec = sound();
    CHECK(lambda::sdkRetryMode(spec) == client::RetryMode::V2026);  // the default since November 2026
    spec.runtime = "nodejs22.x";
    CHECK(lambda::sdkOf(spec) == client::Sdk::JavaScript);
    spec.runtime.clear();
    spec.language = "nodejs22.x";
    CHECK(lambda::sdkOf(spec) == client::Sdk::JavaScript);
    spec.language = "python3.13";
    CHECK(lambda::sdkOf(spec) == client::Sdk::Boto);
}
