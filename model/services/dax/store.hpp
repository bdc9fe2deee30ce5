// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/base/units.hpp"
#include "model/engine/service.hpp"

namespace headroom::dax {

/// A table behind a cluster, as far as the cluster must know it. Who builds the world implements this over the table's
/// own service, so that the two never see each other.
class Store {
public:
    Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    virtual ~Store() = default;

    virtual engine::Service& service() = 0;
    /// Size of item number `index` of a call (from 0).
    virtual base::Bytes sizeOf(const engine::Call& call, std::uint32_t index) = 0;
    /// Whether a read finds no item under the key of that item of the call.
    virtual bool lacks(const engine::Call& call, std::uint32_t index) = 0;
    /// Mean size of its items in bytes.
    virtual double meanItemSize() const = 0;
};

}  // namespace headroom::dax
