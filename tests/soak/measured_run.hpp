// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

#include "scenarios/study/run.hpp"
#include "tests/support/catch.hpp"

namespace headroom::test {

/// What some work took, and a figure of it.
struct Measured {
    double megabytes = 0.0;   ///< 1e6 B, the whole process at its peak
    double cpuSeconds = 0.0;  ///< of the program itself
    double figure = -1.0;
};

inline double figureOf(const study::StudyResult& result, const std::string& resource, const std::string& name) {
    for (const auto& one : result.designs.at(0).resources) {
        if (one.resource != resource) continue;
        for (const auto& [key, value] : one.figures) {
            if (key == name) return value;
        }
    }
    return -1.0;
}

/// Does the work, which tells a figure, in a process of its own: a peak of memory is a process's.
template <class Work>
Measured inOwnProcess(const Work& work) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const double value = work();
        const bool told = ::write(ends[1], &value, sizeof value) == sizeof value;
        ::_exit(told ? 0 : 1);
    }
    ::close(ends[1]);
    Measured measured;
    CHECK(::read(ends[0], &measured.figure, sizeof measured.figure) == sizeof measured.figure);
    ::close(ends[0]);
    int status = 0;
    rusage usage{};
    REQUIRE(::wait4(child, &status, 0, &usage) == child);
    CHECK(status == 0);
    measured.megabytes = static_cast<double>(usage.ru_maxrss) * 1'024.0 / 1e6;
    measured.cpuSeconds =
        static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
    return measured;
}

/// Runs the scenario so, for a figure of one of its resources.
inline Measured measure(const std::string& text, const std::string& resource, const std::string& name) {
    return inOwnProcess([&] {
        const auto loaded = format::loadScenarioText(text, "test.json");
        study::RunOptions options;
        options.jobs = 1;
        if (!loaded.scenario) return -1.0;
        const auto result = study::run(*loaded.scenario, options);
        return result ? figureOf(*result, resource, name) : -1.0;
    });
}

}  // namespace headroom::test
