// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/snap_start.hpp"

#include <array>
#include <charconv>

#include "model/services/lambda/first_invoke.hpp"
#include "model/services/lambda/runtimes.hpp"

namespace headroom::lambda {

namespace {

/// The number that follows `family` in a runtime's name: 21 of "java21", 12 of "python3.12"; 0 when there is none.
int versionOf(std::string_view runtime, std::string_view family) {
    if (!runtime.starts_with(family)) return 0;
    const std::string_view digits = runtime.substr(family.size());
    int version = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
    return error == std::errc() && end == digits.data() + digits.size() ? version : 0;
}

base::Distribution through(const std::array<double, 4>& milliseconds) {
    return base::Distribution::percentiles({{0.05, milliseconds[0] / 1e3},
                                            {0.50, milliseconds[1] / 1e3},
                                            {0.90, milliseconds[2] / 1e3},
                                            {0.99, milliseconds[3] / 1e3}});
}

// maxday/lambda-perf, March to June 2024, hello world, x86, 512 MB, 1,200 each [ms at p5, p50, p90, p99]. 128 MB took
// about 90 ms more.
constexpr std::array<double, 4> kJava11{440, 531, 630, 740};
constexpr std::array<double, 4> kJava17{459, 556, 656, 788};
constexpr std::array<double, 4> kJava21{468, 564, 665, 841};

// aws-samples/serverless-dotnet-demo, commit 27fc574, 2025-04-30, .NET 8 application of 1,024 MB with SnapStart: cold
// less warm at p50, p90, p99. The first handler run is in it: a hello-world function's of that size is taken off.
constexpr std::int64_t kDemoMemory = 1'024;

base::Distribution dotnet(const Spec& spec) {
    const auto measured = firstInvokeOf(spec)
                              ? measuredFirstInvoke("dotnet8", "", PackageType::Zip, spec.architecture, kDemoMemory)
                              : std::nullopt;
    const double first = measured ? base::toSeconds(*measured) : 0.0;
    if (spec.architecture == Architecture::Arm)
        return base::Distribution::percentiles(
            {{0.50, 0.6787 - first}, {0.90, 0.8476 - first}, {0.99, 0.9662 - first}});
    return base::Distribution::percentiles({{0.50, 0.6822 - first}, {0.90, 0.8377 - first}, {0.99, 1.0539 - first}});
}

}  // namespace

bool supportsSnapStart(std::string_view runtime) {
    if (!isRuntime(runtime)) return false;
    return versionOf(runtime, "java") >= 11 || versionOf(runtime, "python3.") >= 12 ||
           versionOf(runtime, "dotnet") >= 8;
}

bool restoreIsMeasured(std::string_view runtime) {
    return runtime == "java11" || runtime == "java17" || runtime == "java21";
}

std::optional<base::Distribution> restoreOf(const Spec& spec) {
    if (spec.restore) return spec.restore;
    if (!supportsSnapStart(spec.runtime)) return std::nullopt;
    if (spec.runtime == "java11") return through(kJava11);
    if (spec.runtime == "java17") return through(kJava17);
    if (spec.runtime.starts_with("dotnet")) return dotnet(spec);
    return through(kJava21);  // nothing was measured for later ones and for Python
}

}  // namespace headroom::lambda
