// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace headroom::pricing {

/// Notes what is wrong in a list that outlives it, so that all of it is said at once.
class Problems {
public:
    explicit Problems(std::vector<base::Error>& errors) : errors_(errors) {}

    /// Notes an error as being at a place.
    void add(base::Error error, const std::string& where) {
        error.where = where;
        errors_.push_back(std::move(error));
    }

    /// Notes bad input at a place.
    void add(std::string what, const std::string& where) {
        errors_.push_back({base::Errc::BadInput, where, std::move(what)});
    }

    /// The value, or nullopt after noting the error.
    template <class T>
    std::optional<T> valueOf(base::Result<T> result, const std::string& where) {
        if (result) return std::move(*result);
        add(result.error(), where);
        return std::nullopt;
    }

private:
    std::vector<base::Error>& errors_;
};

}  // namespace headroom::pricing
