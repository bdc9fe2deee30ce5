// SPDX-License-Identifier: GPL-3.0-or-later
// What AWS refuses of SnapStart and provisioned concurrency.
#include "model/services/lambda/spec.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using base::Errc;
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

}  // namespace

TEST_CASE("lambda: what SnapStart and the measured first invocation do not take", "[lambda]") {
    Spec spec = sound();
    SECTION("SnapStart for a runtime, a package or storage that it does not take") {
        spec.snapStart = true;
        spec.init = base::Distribution::constant(1.0);
        for (const char* runtime : {"java11", "java25", "python3.12", "python3.14", "dotnet8", "dotnet10"}) {
            spec.runtime = runtime;
            CHECK(lambda::check(spec).empty());
        }
        for (const char* runtime :
             {"java8.al2", "python3.9", "python3.11", "dotnet6", "nodejs22.x", "provided.al2023"}) {
            spec.runtime = runtime;
            CHECK(problem(spec).where == "/Properties/SnapStart");
        }
        spec.runtime = "java21";
        spec.ephemeralStorage = 513;
        CHECK(problem(spec).code == Errc::Refused);
        spec.ephemeralStorage = 512;
        spec.runtime.clear();
        spec.packageType = lambda::PackageType::Image;
        CHECK(problem(spec).what.find("container images") != std::string::npos);
    }
    SECTION("a first invocation that was not measured") {
        spec.firstInvokeMeasured = true;
        spec.runtime = "java8.al2";
        CHECK(problem(spec).where == "/Behavior/FirstInvoke");
        spec.runtime = "java21";
        CHECK(lambda::check(spec).empty());
    }
}

TEST_CASE("lambda: what AWS refuses of provisioned concurrency", "[lambda]") {
    Spec spec = sound();
    CHECK(lambda::checkPublished(spec).empty());
    spec.provisionedConcurrency = 10;
    spec.published = true;
    CHECK(lambda::checkPublished(spec).empty());
    const auto refusal = [&] {
        const auto all = lambda::checkPublished(spec);
        REQUIRE(all.size() == 1);
        CHECK(all[0].code == Errc::Refused);
        CHECK(all[0].what.find("Lambda Developer Guide") != std::string::npos);
        return all[0].what;
    };
    SECTION("of $LATEST") {
        spec.published = false;
        CHECK(refusal().find("$LATEST") != std::string::npos);
    }
    SECTION("with SnapStart") {
        spec.snapStart = true;
        CHECK(refusal().find("SnapStart") != std::string::npos);
    }
    SECTION("above the reservation") {
        spec.reservedConcurrentExecutions = 9;
        CHECK(refusal().find("10 is above") != std::string::npos);
        spec.reservedConcurrentExecutions = 10;
        CHECK(lambda::checkPublished(spec).empty());
    }
}
