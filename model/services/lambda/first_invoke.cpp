// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/lambda/first_invoke.hpp"

#include <algorithm>
#include <array>

#include "model/base/elementary.hpp"
#include "model/services/lambda/cpu.hpp"

namespace headroom::lambda {

namespace {

constexpr PackageType kZip = PackageType::Zip;
constexpr PackageType kImage = PackageType::Image;
constexpr Architecture kX86 = Architecture::X86;
constexpr Architecture kArm = Architecture::Arm;

/// Mean duration of the first handler run [ms] at 128, 256, 512 and 1,024 MB.
struct FirstInvokeRow {
    std::string_view runtime;
    std::string_view language;
    PackageType package;
    Architecture architecture;
    std::array<double, 4> milliseconds;
};

constexpr std::int64_t kFirstMemory = 128;  // MB; each next one is twice that

/// ms; the warm handler of such a function takes 1 to 2 ms (the quickest first runs of the same table).
constexpr double kWarmHandler = 1.3;

// Source: github.com/maxday/lambda-perf, data/*.json, commit 6070b79 (2026-08-22), Apache-2.0; 23 June to 22 August
// 2026, about 2,350 cold starts a row.
constexpr FirstInvokeRow kRows[] = {
    {"nodejs20.x", "", kZip, kX86, {11.2, 3.3, 3.2, 3.1}},
    {"nodejs20.x", "", kZip, kArm, {11.6, 3.9, 3.5, 3.5}},
    {"nodejs20.x", "", kImage, kX86, {11.9, 3.2, 3.1, 3.1}},
    {"nodejs22.x", "", kZip, kX86, {12.3, 3.4, 3.4, 3.4}},
    {"nodejs22.x", "", kZip, kArm, {13.8, 4.3, 3.8, 3.7}},
    {"nodejs22.x", "", kImage, kX86, {12.8, 4.2, 4, 4}},
    {"nodejs24.x", "", kZip, kX86, {17.3, 5.2, 3.5, 3.4}},
    {"nodejs24.x", "", kZip, kArm, {19.2, 6.1, 3.8, 3.8}},
    {"nodejs24.x", "", kImage, kX86, {11.2, 3.1, 3, 3}},
    {"python3.9", "", kZip, kX86, {1.5, 1.5, 1.5, 1.5}},
    {"python3.9", "", kZip, kArm, {1.6, 1.6, 1.5, 1.6}},
    {"python3.9", "", kImage, kX86, {1.6, 1.5, 2, 1.5}},
    {"python3.12", "", kZip, kX86, {2.3, 2, 2, 2}},
    {"python3.12", "", kZip, kArm, {2.8, 2.2, 2.2, 2.1}},
    {"python3.12", "", kImage, kX86, {2.2, 2, 2, 2}},
    {"python3.13", "", kZip, kX86, {2.3, 2.1, 2.1, 2.2}},
    {"python3.13", "", kZip, kArm, {2.9, 2.3, 2.2, 2.2}},
    {"python3.13", "", kImage, kX86, {3, 2.6, 2.6, 2.6}},
    {"python3.14", "", kZip, kX86, {2.3, 2, 2, 2}},
    {"python3.14", "", kZip, kArm, {2.6, 2.1, 2.1, 2.1}},
    {"python3.14", "", kImage, kX86, {2.2, 2.1, 2.1, 2}},
    {"java11", "", kZip, kX86, {9.3, 2.8, 2.8, 2.8}},
    {"java11", "", kZip, kArm, {11.2, 3, 3, 3}},
    {"java11", "", kImage, kX86, {11.9, 2.9, 2.9, 2.9}},
    {"java17", "", kZip, kX86, {5.6, 2.5, 2.6, 2.5}},
    {"java17", "", kZip, kArm, {9.8, 2.7, 2.8, 2.7}},
    {"java17", "", kImage, kX86, {5.8, 2.5, 2.6, 2.6}},
    {"java21", "", kZip, kX86, {96.9, 35.1, 32, 6.8}},
    {"java21", "", kZip, kArm, {101, 37.7, 26.2, 6.6}},
    {"java21", "", kImage, kX86, {97, 35.4, 15.7, 7.4}},
    {"java25", "", kZip, kX86, {244.7, 95.2, 25.6, 10.2}},
    {"java25", "", kZip, kArm, {288.6, 129.8, 38.2, 12.4}},
    {"java25", "", kImage, kX86, {233.6, 100.5, 29.2, 11.9}},
    {"dotnet8", "", kZip, kX86, {716.9, 355.6, 164, 74.4}},
    {"dotnet8", "", kZip, kArm, {805.7, 388, 183.3, 83.5}},
    {"dotnet8", "", kImage, kX86, {725.3, 359, 165.3, 75.4}},
    {"dotnet10", "", kZip, kX86, {795.6, 387.5, 180.9, 80.3}},
    {"dotnet10", "", kZip, kArm, {849.1, 395.9, 186.7, 88.2}},
    {"dotnet10", "", kImage, kX86, {800.1, 391.4, 180.9, 80.5}},
    {"provided.al2023", "dotnet8 aot", kZip, kX86, {4.8, 2, 2, 2}},
    {"provided.al2023", "dotnet8 aot", kZip, kArm, {13, 3.9, 3.1, 3.1}},
    {"provided.al2023", "dotnet8 aot", kImage, kX86, {7.4, 2.3, 2.2, 2.2}},
    {"provided.al2023", "dotnet10 aot", kZip, kX86, {3.4, 2, 2, 2}},
    {"provided.al2023", "dotnet10 aot", kZip, kArm, {5, 2.1, 2.1, 2}},
    {"provided.al2023", "dotnet10 aot", kImage, kX86, {7.4, 2.3, 2.4, 2.3}},
    {"provided.al2", "go", kZip, kX86, {1.6, 1.6, 1.5, 1.6}},
    {"provided.al2", "go", kZip, kArm, {1.6, 1.6, 1.5, 1.5}},
    {"provided.al2", "go", kImage, kX86, {1.7, 1.6, 1.7, 1.7}},
    {"provided.al2023", "go", kZip, kX86, {1.6, 1.5, 1.5, 1.5}},
    {"provided.al2023", "go", kZip, kArm, {1.7, 1.6, 1.5, 1.5}},
    {"provided.al2023", "go", kImage, kX86, {1.7, 1.6, 1.7, 1.7}},
    {"provided.al2023", "rust", kZip, kX86, {1.3, 1.3, 1.3, 1.4}},
    {"provided.al2023", "rust", kZip, kArm, {1.4, 1.4, 1.4, 1.4}},
    {"provided.al2023", "rust", kImage, kX86, {1.6, 1.3, 1.3, 1.3}},
    {"provided.al2023", "c++", kZip, kX86, {1.3, 1.2, 1.2, 1.2}},
    {"provided.al2023", "c++", kZip, kArm, {1.4, 1.3, 1.3, 1.3}},
    {"provided.al2023", "c++", kImage, kX86, {1.5, 1.3, 1.3, 1.3}},
    {"ruby3.4", "", kZip, kX86, {12, 2.6, 2.6, 2.5}},
    {"ruby3.4", "", kZip, kArm, {11.9, 2.8, 2.8, 2.8}},
    {"ruby3.4", "", kImage, kX86, {11.6, 2.9, 2.6, 2.6}},
    {"provided.al2023", "graalvm java21", kZip, kX86, {158.7, 71.5, 31.4, 15.4}},
    {"provided.al2023", "graalvm java21", kZip, kArm, {130.4, 55.1, 21.4, 12}},
    {"provided.al2023", "graalvm java21", kImage, kX86, {15.8, 7.4, 6.9, 7.4}},
    {"provided.al2023", "llrt", kZip, kX86, {1.6, 1.5, 1.5, 1.5}},
    {"provided.al2023", "llrt", kZip, kArm, {1.6, 1.6, 1.6, 1.6}},
    {"provided.al2023", "llrt", kImage, kX86, {2.2, 2.1, 1.9, 1.9}},
};

double at(const FirstInvokeRow& row, std::int64_t memory) {
    const auto extra = [&](std::size_t i) { return std::max(row.milliseconds[i] - kWarmHandler, 0.0); };
    std::int64_t low = kFirstMemory;
    std::size_t i = 0;
    while (i + 1 < row.milliseconds.size() && low * 2 <= memory) {
        low *= 2;
        ++i;
    }
    if (i + 1 == row.milliseconds.size()) return extra(i) * cpuStretch(low, memory, 1);
    const double from = extra(i);
    const double to = extra(i + 1);
    const double share = base::math::log(static_cast<double>(memory) / static_cast<double>(low)) / base::math::kLn2;
    if (from <= 0.0 || to <= 0.0) return from + (to - from) * share;
    return from * base::math::pow(to / from, share);
}

}  // namespace

std::optional<base::Duration> measuredFirstInvoke(std::string_view runtime, std::string_view language,
                                                  PackageType package, Architecture architecture, std::int64_t memory) {
    for (const FirstInvokeRow& row : kRows) {
        const bool managed = row.runtime == runtime && language.empty() && row.language.empty();
        const bool named = !language.empty() && (row.language == language || row.runtime == language);
        if (!(managed || named) || row.package != package || row.architecture != architecture) continue;
        return base::fromSeconds(at(row, memory) / 1e3);
    }
    return std::nullopt;
}

}  // namespace headroom::lambda
