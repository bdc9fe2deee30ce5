// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/result.hpp"

#include <memory>
#include <string>

#include "tests/support/catch.hpp"

// Oracle: the value or error that was put in.
namespace headroom::base {

namespace {
Result<int> half(int n) {
    if (n % 2 != 0) return Error{Errc::BadInput, "n", "must be even"};
    return n / 2;
}
Result<void> check(bool good) {
    if (!good) return Error{Errc::Refused, "here", "no"};
    return {};
}
}  // namespace

TEST_CASE("a result holds a value or an error", "[result]") {
    CHECK(half(4).has_value());
    CHECK(half(4).value() == 2);
    CHECK(*half(4) == 2);
    CHECK_FALSE(half(3));
    CHECK(half(3).error() == Error{Errc::BadInput, "n", "must be even"});
}

TEST_CASE("a result of nothing says whether it went well", "[result]") {
    CHECK(check(true));
    CHECK_FALSE(check(false));
    CHECK(check(false).error().code == Errc::Refused);
}

TEST_CASE("a result may hold what can only be moved, and an error type of its own", "[result]") {
    Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
    const std::unique_ptr<int> taken = std::move(*result);
    CHECK(*taken == 5);
    Result<std::string> text(std::string("abc"));
    CHECK(text->size() == 3);
    text.value() += 'd';
    CHECK(*text == "abcd");
}

}  // namespace headroom::base
