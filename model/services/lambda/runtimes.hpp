// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace headroom::lambda {

/// Identifiers of runtimes that AWS knows, those that no new function may have included: functions on them go on
/// (CloudFormation Template Reference, AWS::Lambda::Function, Runtime, and Lambda Developer Guide, lambda-runtimes,
/// 2026).
inline constexpr std::array<std::string_view, 43> kRuntimes{
    "nodejs24.x",     "nodejs22.x", "nodejs20.x",    "nodejs18.x",    "nodejs16.x",    "nodejs14.x",    "nodejs12.x",
    "nodejs10.x",     "nodejs8.10", "nodejs6.10",    "nodejs4.3",     "python3.14",    "python3.13",    "python3.12",
    "python3.11",     "python3.10", "python3.9",     "python3.8",     "python3.7",     "python3.6",     "python2.7",
    "java25",         "java21",     "java17",        "java11",        "java8.al2",     "java8",         "dotnet10",
    "dotnet8",        "dotnet6",    "dotnetcore3.1", "dotnetcore2.1", "dotnetcore2.0", "dotnetcore1.0", "ruby3.4",
    "ruby3.3",        "ruby3.2",    "ruby2.7",       "ruby2.5",       "go1.x",         "provided",      "provided.al2",
    "provided.al2023"};

inline bool isRuntime(std::string_view name) { return std::ranges::find(kRuntimes, name) != kRuntimes.end(); }

/// Those of kRuntimes that no new function may have: long past the day of Lambda Developer Guide, lambda-runtimes
/// ("block function create"; from memory). AWS has put that day off for the later ones.
inline constexpr std::array<std::string_view, 18> kRetiredRuntimes{
    "nodejs14.x",    "nodejs12.x",    "nodejs10.x",    "nodejs8.10",    "nodejs6.10", "nodejs4.3",
    "python3.7",     "python3.6",     "python2.7",     "java8",         "ruby2.7",    "ruby2.5",
    "dotnetcore3.1", "dotnetcore2.1", "dotnetcore2.0", "dotnetcore1.0", "go1.x",      "provided"};

inline bool isRetired(std::string_view name) {
    return std::ranges::find(kRetiredRuntimes, name) != kRetiredRuntimes.end();
}

}  // namespace headroom::lambda
