// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/request.hpp"
#include "model/engine/slab.hpp"

namespace headroom::engine {

/// A counted hold on a request; the last one gives it back to its pool. One thread only.
class RequestRef {
public:
    explicit RequestRef(Request& request) : request_(&request) { ++request_->references_; }
    RequestRef(const RequestRef& other) : request_(other.request_) { ++request_->references_; }
    RequestRef(RequestRef&& other) noexcept : request_(std::exchange(other.request_, nullptr)) {}
    RequestRef& operator=(const RequestRef&) = delete;
    RequestRef& operator=(RequestRef&&) = delete;
    inline ~RequestRef();

    Request& operator*() const { return *request_; }
    Request* operator->() const { return request_; }

private:
    Request* request_;
};

/// Every request in flight, in stable storage that is reused.
class RequestPool {
public:
    RequestRef acquire();
    void release(Request& request);
    /// Requests that somebody still holds.
    std::size_t live() const { return live_; }

private:
    Request& add();

    SlabMemory memory_;
    Request* free_ = nullptr;
    std::size_t live_ = 0;
};

inline RequestRef::~RequestRef() {
    if (request_ != nullptr && --request_->references_ == 0) request_->pool_->release(*request_);
}

}  // namespace headroom::engine
