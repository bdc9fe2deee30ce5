// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace headroom::gui {

/// The bar at the bottom: problems and guesses (each opens its list), prices, how the file stands.
class StatusStrip : public QFrame {
    Q_OBJECT
public:
    explicit StatusStrip(QWidget* parent = nullptr);

    void setProblems(const QString& text, bool trouble);
    void setGuesses(const QString& text);
    /// What closed forms say before a run, and in its tool tip what they know and what not.
    void setEstimate(const QString& text, const QString& about);
    void setPrices(const QString& text);
    void setFileState(const QString& text);

signals:
    void problemsClicked();
    void guessesClicked();

private:
    QPushButton* problems_;
    QPushButton* guesses_;
    QLabel* estimate_;
    QLabel* prices_;
    QLabel* file_;
};

}  // namespace headroom::gui
