// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "report/pages/page_flow.hpp"
#include "report/pages/paged_document.hpp"

namespace headroom::report::pages {

/// Sets the blocks of a document one after the other and notes on which page each chapter begins.
class BlockSetter {
public:
    BlockSetter(PageFlow& flow, const std::vector<PageBlock>& blocks) : flow_(flow), blocks_(blocks) {}

    void go();
    const std::vector<std::pair<std::string, int>>& chapters() const { return chapters_; }

private:
    /// What must stand on one page with the block's beginning: headings do not end a page.
    double leadHeight(std::size_t index) const;
    /// Of a text that closes the document.
    double textHeight(const PageBlock& block) const;
    /// What must stand on one page with an item: the last two stand together, what closes the document with them.
    double itemLead(const PageBlock& block, std::size_t item, double tail) const;
    /// What of the document is left behind the block and must stand on the page of its end: a few lines of text are no
    /// page of their own. 0 where more is left, or nothing.
    double tailHeight(std::size_t index) const;
    void set(std::size_t index);
    void setHeading(const PageBlock& block, double lead);
    void setDecision(const PageBlock& block);
    void setItems(const PageBlock& block, double tail);
    void setChart(const PageBlock& block, double tail);

    PageFlow& flow_;
    const std::vector<PageBlock>& blocks_;
    std::vector<std::pair<std::string, int>> chapters_;
};

}  // namespace headroom::report::pages
