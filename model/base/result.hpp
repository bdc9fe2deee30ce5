// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace headroom::base {

/// What kind of trouble; decides the exit code and the colour, never the text.
enum class Errc {
    BadInput,     ///< the user's file or argument: exit 2
    Refused,      ///< AWS would refuse it: exit 2
    NotModelled,  ///< known, has an effect, not modelled yet: exit 2
    Environment,  ///< disk, permissions, memory: exit 1
    Cancelled,    ///< asked to stop: exit 130
    Internal,     ///< our own mistake: exit 1
};

/// One thing that went wrong: `where` is a place a user can go to, `what` says what is wrong and what would be right.
struct Error {
    Errc code = Errc::Internal;
    std::string where;
    std::string what;
    bool operator==(const Error&) const = default;
};

/// A value or an Error, with std::expected's member names (g++ 12 has no std::expected in C++20).
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }
    T& value() {
        assert(has_value());
        return *std::get_if<0>(&state_);
    }
    const T& value() const {
        assert(has_value());
        return *std::get_if<0>(&state_);
    }
    Error& error() {
        assert(!has_value());
        return *std::get_if<1>(&state_);
    }
    const Error& error() const {
        assert(!has_value());
        return *std::get_if<1>(&state_);
    }
    T& operator*() { return value(); }
    const T& operator*() const { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

private:
    std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)), ok_(false) {}
    bool has_value() const { return ok_; }
    explicit operator bool() const { return ok_; }
    const Error& error() const {
        assert(!ok_);
        return error_;
    }

private:
    Error error_;
    bool ok_ = true;
};

}  // namespace headroom::base
