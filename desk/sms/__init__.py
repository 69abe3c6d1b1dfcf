"""SMS: Twilio's door in, and the way out for replies that come late."""
