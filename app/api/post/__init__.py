"""Operations about mail: what I get, the address of my calendar, mailboxes of organisations."""
