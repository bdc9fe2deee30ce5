// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/calibrate/access_log.hpp"
#include "scenarios/calibrate/function_log.hpp"
#include "tests/support/catch.hpp"

namespace headroom::test {

/// One file, as the first of a calibration.
inline base::Result<calibrate::FunctionLog> functionLog(const std::filesystem::path& file) {
    calibrate::SeenLines seen;
    return calibrate::readFunctionLog(file, seen);
}

/// What a log of one memory size showed.
inline const calibrate::FunctionSample& onlySize(const calibrate::FunctionLog& log) {
    REQUIRE(log.sizes.size() == 1);
    return log.sizes.begin()->second;
}

inline calibrate::AccessSample accessSample(const std::filesystem::path& file) {
    calibrate::SeenLines seen;
    auto log = calibrate::readAccessLog(file, seen);
    REQUIRE(log);
    return calibrate::sampleOf(std::move(*log));
}

}  // namespace headroom::test
