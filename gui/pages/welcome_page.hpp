// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "gui/account.hpp"

class QComboBox;
class QVBoxLayout;

namespace headroom::gui {

/// Asks for the account's region and quotas: by itself on the first start, later when it is asked for.
class WelcomePage : public QScrollArea {
    Q_OBJECT
public:
    explicit WelcomePage(Account& account, QWidget* parent = nullptr);

    /// Shows what is known by now.
    void show();

signals:
    /// It is known, or shall stay as it is.
    void done();
    /// The same, and somebody wants to be shown round.
    void tourWanted();

private:
    QWidget* buildRegion();
    QWidget* buildButtons();
    /// False where something is wrong.
    bool keep();
    void orderKeys();
    Account& account_;
    QComboBox* region_;
    QVBoxLayout* quotas_;
    QWidget* buttons_ = nullptr;
};

}  // namespace headroom::gui
