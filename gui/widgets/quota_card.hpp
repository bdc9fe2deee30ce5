// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "gui/items/quota_row.hpp"
#include "gui/widgets/card.hpp"

namespace headroom::gui {

class RowTable;

/// How near a run came to the quotas it touched, the nearest first.
class QuotaCard : public Card {
    Q_OBJECT
public:
    explicit QuotaCard(QWidget* parent = nullptr);

    /// Of one resource, or of all where that is empty. Hides itself where there is none.
    void show(const study::DesignResult& result, const std::string& resource);

private:
    RowTable* table_;
    QuotaModel model_;
};

}  // namespace headroom::gui
