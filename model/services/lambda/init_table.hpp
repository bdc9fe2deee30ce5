// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/distribution.hpp"

namespace headroom::lambda {

enum class PackageType : std::uint8_t { Zip, Image };
enum class Architecture : std::uint8_t { X86, Arm };

/// Measured INIT durations of a "hello world" function: REPORT's Init Duration [ms] at p5, p50, p90, p95 and p99. Code
/// that loads more takes longer. Memory size has no visible effect: CPU is not throttled in INIT.
struct InitRow {
    std::string_view runtime;   ///< CloudFormation's name
    std::string_view language;  ///< where the runtime hides it ("rust" on provided.al2023); empty: the runtime says it
    PackageType package = PackageType::Zip;
    Architecture architecture = Architecture::X86;
    std::int32_t samples = 0;
    std::array<std::int16_t, 5> percentiles{};  ///< p95 and p99 are 0 where only one day was measured
    std::int16_t mean = 0;
    std::int16_t longest = 0;  ///< of the samples; 0 where only one day was measured
};

/// All rows; one-day rows (about 40 samples) beside those of 60 days (about 2,350). @see init_rows.cpp for the sources.
std::span<const InitRow> initRows();

/// The row of a function. A container image has no Runtime: its `language` is a language or a runtime's name, as is
/// that of a runtime without measurements ("nodejs18.x", which is like "nodejs20.x"). Languages on both provided.al2023
/// and provided.al2 are looked up on the first. Nothing where no measurement exists.
const InitRow* findInit(std::string_view runtime, std::string_view language, PackageType package,
                        Architecture architecture);

/// The distribution [s] through a row's percentiles, whose tail goes no farther than the longest sample of 60-day rows:
/// its mean is within 11 % of the measured one for 60-day rows (2.4 % on average), within 24 % for one-day rows (4.5
/// %), whose p99 comes out a quarter low on average.
base::Distribution initDistribution(const InitRow& row);

/// What `Language` may say beside a runtime ("" for an image), each once: of a runtime that has measurements the
/// languages measured on it, of another one all.
std::vector<std::string> initLanguages(std::string_view runtime);

}  // namespace headroom::lambda
