// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/base/distribution.hpp"
#include "model/base/result.hpp"
#include "model/services/lambda/async_spec.hpp"
#include "model/services/lambda/behavior_spec.hpp"
#include "model/services/lambda/durable_spec.hpp"
#include "model/services/lambda/init_table.hpp"
#include "model/services/lambda/limits.hpp"
#include "model/services/lambda/log_spec.hpp"
#include "model/services/lambda/presets.hpp"
#include "model/services/lambda/quotas.hpp"

namespace headroom::lambda {

/// A published version of a function beside the one that its traffic goes to. Callers name it or its alias.
struct FurtherVersion {
    std::string name;                  ///< of the version's resource, or its number
    std::vector<std::string> aliases;  ///< that stand for it
    std::optional<std::int64_t> provisionedConcurrency;
    double weight = 0.0;  ///< share of the function's traffic that goes here, by RoutingConfig

    bool operator==(const FurtherVersion&) const = default;
};

/// An alias that is called by a name of its own, because it has weights or because the function's first alias has them.
struct AliasRoute {
    std::string name;     ///< of the alias's resource
    std::string alias;    ///< its Name
    std::string version;  ///< its version: a further one's name; empty: the function's own
    std::string other;    ///< the version that its weight sends traffic to; likewise
    double weight = 0.0;

    bool operator==(const AliasRoute&) const = default;
};

/// Asynchronous invocation of what is not the function's own version: each has a configuration of its own.
struct QualifiedEvents {
    std::string qualifier;  ///< "$LATEST" beside an alias, or the name of a FurtherVersion or AliasRoute
    AsyncSpec async;
    bool taken = false;  ///< something invokes it asynchronously

    bool operator==(const QualifiedEvents&) const = default;
};

/// An AWS::Lambda::Function or AWS::Serverless::Function as the design says it. Distributions in seconds or bytes.
struct Spec {
    // Properties, in CloudFormation's units
    std::string runtime;
    PackageType packageType = PackageType::Zip;
    Architecture architecture = Architecture::X86;
    std::int64_t memorySize = kSmallestMemory;  ///< MB
    std::int64_t timeout = kDefaultTimeout;     ///< s
    std::optional<std::int64_t> reservedConcurrentExecutions;
    std::int64_t ephemeralStorage = kFreeEphemeralStorage;  ///< MB
    bool snapStart = false;                                 ///< ApplyOn: PublishedVersions
    bool vpc = false;                                       ///< VpcConfig is there
    std::optional<DurableSpec> durable;                     ///< DurableConfig is there

    bool takesEvents = false;             ///< something invokes it asynchronously
    std::vector<QualifiedEvents> events;  ///< of other versions

    // Of its alias or version: traffic to the function goes there once it has one
    bool published = false;
    std::optional<std::int64_t> provisionedConcurrency;
    std::vector<FurtherVersion> versions;
    std::vector<AliasRoute> routes;
    std::string versionOf;  ///< of the spec of a further version itself: its function's name

    // Behavior
    std::string language;                    ///< where the runtime hides it
    std::optional<base::Distribution> init;  ///< not given: measured for runtime, package, architecture
    base::Distribution placement = defaultPlacement();
    base::Distribution invokeOverhead = defaultInvokeOverhead();
    base::Distribution vpcPlacement = base::Distribution::constant(kVpcPlacementSeconds);  ///< more of it in a VPC
    std::optional<base::Distribution> restore;      ///< of a snapshot; not given: by runtime
    double billedRestore = 0.0;                     ///< share of it that is billed
    std::optional<base::Distribution> firstInvoke;  ///< what the first execution of an environment takes longer
    bool firstInvokeMeasured = false;               ///< as measured for the runtime, instead
    double proactiveInit = 0.0;                     ///< share of new environments that were initialised ahead
    std::optional<base::Distribution> extensions;   ///< after the answer
    std::optional<base::Distribution> idleLifetime = idleLifetimePreset(kDefaultIdleLifetime);  ///< nothing: for ever
    std::optional<base::Distribution> lifetime = lifetimePreset(kDefaultLifetime);              ///< nothing: for ever
    std::optional<base::Distribution> duration;  ///< a measured whole, calls included
    Steps steps;
    std::optional<base::Distribution> responseSize;  ///< of its answers; not given: whoever calls says
    bool streams = false;                            ///< answers some as a stream: through a URL, or a route
    AsyncSpec async;                                 ///< what becomes of asynchronous events
    base::Distribution logBytes;                     ///< what the code prints, an invocation
    LogSpec log;                                     ///< and what becomes of it
    double error = 0.0;                              ///< probability that an invocation ends in an error
    double crash = 0.0;                              ///< and in a crash, which costs the environment

    bool operator==(const Spec&) const = default;
};

/// The INIT of the function: as given, else as measured; nothing where there is no measurement.
std::optional<base::Distribution> initOf(const Spec& spec);

/// What the first execution of an environment takes longer: as given, or measured; nothing: no longer.
std::optional<base::Distribution> firstInvokeOf(const Spec& spec);

/// The retry mode of the runtime's SDK for calls that name none: the standard mode of 2026, the SDKs' default since
/// November 2026 (docs sdkref, feature-retry-behavior). Code with an older SDK names its mode.
client::RetryMode sdkRetryMode(const Spec& spec);

/// Whose SDK the code uses.
client::Sdk sdkOf(const Spec& spec);

/// What AWS refuses, what contradicts itself and what is not modelled, across fields: all of it. `where` is a JSON
/// pointer below the resource. Ranges of single fields are checked by their tables, reservations by
/// checkReservations().
std::vector<base::Error> check(const Spec& spec);

/// Whether any answer fits, once it is known how the function answers.
std::vector<base::Error> checkAnswers(const Spec& spec);

/// Of all its versions together.
std::int64_t provisionedInAll(const Spec& spec);

/// What AWS refuses once the function's aliases and versions are known.
std::vector<base::Error> checkPublished(const Spec& spec);

}  // namespace headroom::lambda

#include "model/services/lambda/spec_fields.hpp"
